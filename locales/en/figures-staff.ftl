# After the session: what only staff sees.
figures-for-staff = You see all figures. The public sees those by category and by standing, as the list shows both of everybody; by region and gender it sees sums over at least { $fewest } speakers, in whole minutes, for the whole meeting and once it is closed.
exports-lead-staff = All that the floor of this meeting leaves in files. You get them with every name, and the reasons; the public gets the same files without what participants keep from it.
exports-log-full = The same log with every field and the keys of its seals, for secretariat and chair.
