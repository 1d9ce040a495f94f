# La liste des réunions.
home-title = Réunions
home-empty = Il n’y a pas encore de réunion.
home-empty-help = Le secrétariat crée une réunion à partir de sa note de cadrage ; les réunions figurent ici dès qu’elles existent.
home-coming = À venir
home-past = Tenues
