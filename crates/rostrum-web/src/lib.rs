//! Pages, forms, the live stream and the API.
