# The console.
note-no-page = Whoever has the floor stands in the programme and has no page of their own; tell them in the room or on the platform.
