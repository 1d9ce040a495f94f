# La liste des réunions.
home-title = Réunions
home-empty = Il n’y a pas encore de réunion.
home-empty-help = Le secrétariat crée une réunion à partir de sa note de cadrage ; les réunions figurent ici dès qu’elles existent.
home-coming = À venir
home-past = Tenues
home-compendium = Le recueil
home-compendium-text = Ce que des villes, des régions et d’autres ont fait pour les droits humains : à chercher en six langues, sur une carte, par thème et par année.
home-compendium-link = Chercher dans les pratiques
