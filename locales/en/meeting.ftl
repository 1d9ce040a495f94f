# The page of a meeting.
meeting-glance = At a glance
meeting-when = Date and time
meeting-where = Place
meeting-mandate = Mandate
meeting-adopted = adopted on { $date }
meeting-report-to = Report to
meeting-council-session = { $body }, { $ordinal } session ({ $year })
# The number as an ordinal; English has it in words already.
meeting-ordinal = { $words }
meeting-register = Register
meeting-follow = Follow live
meeting-calendar = Add to calendar
meeting-objective = Objective
meeting-outcomes = Expected outcomes
meeting-programme = Programme
meeting-format = Format
meeting-background = Background
meeting-documents = Background documents
meeting-zone = Times are those of { $zone }.
meeting-zone-reader = Those of { $zone } are added in smaller type.
meeting-zone-choose = Show the times of another zone
meeting-zone-label = Time zone
meeting-zone-hint = Region and city, as in Africa/Nairobi or America/Bogota.
meeting-zone-unknown = “{ $zone }” is no time zone. Write region and city with a stroke between them, as in Africa/Nairobi.
meeting-zone-button = Show these times
meeting-version = Version { $version } of the programme ({ $name }), published on { $date }
meeting-versions = { $count } versions of the programme, with what changed
meeting-limit = Each intervention from the floor has { $time }, for all alike.
meeting-cap = The floor has at most { $minutes } { $minutes ->
    [one] minute
   *[other] minutes
  } { $scope }.
meeting-cap-meeting = in the whole meeting
meeting-cap-session = in each session
meeting-cap-slot = in each slot
meeting-all-categories = Participants of every category may take the floor.
meeting-categories = These may take the floor: { $list }.
