# Signing in and out.
sign-in-title = Sign in
sign-in-text = This link signs you in on this device. A link of the secretariat works once.
sign-in-button = Sign in
