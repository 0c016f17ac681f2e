# Was wem geschuldet ist
owed-nothing = Es steht nichts aus.
owed-total = { $count ->
    [one] Ein Punkt steht aus
   *[other] { $count } Punkte stehen aus
}{ $overdue ->
    [0] , keiner davon über seinen Tag hinaus.
    [one] , einer davon über seinen Tag hinaus.
   *[other] , { $overdue } davon über ihren Tag hinaus.
}
owed-by-to = { $what } steht aus: von { $by } an { $to }.
owed-by = { $what } steht aus: von { $by }.
owed-to = { $what } steht aus: an { $to }.
owed-by-nobody-known = { $what } steht aus.
owed-by-table = dem Runden Tisch
owed-to-table = den Runden Tisch
owed-by-side-professional = der hauptamtlichen Seite
owed-by-side-citizen = der Bürgerseite
owed-by-side-neutral = neutraler Seite
owed-to-side-professional = die hauptamtliche Seite
owed-to-side-citizen = die Bürgerseite
owed-to-side-neutral = die neutrale Seite
owed-by-others = { $count } weiteren
owed-to-others = { $count } weitere
owed-due = Fällig bis { $when }.
owed-overdue = Fällig war es bis { $when }, und das ist vorbei.
owed-amount = Noch offen: { $amount }.
owed-since = Seitdem: { $sentence }
owed-resting = Die Handlung: { $sentence }
owed-proposal = Eine Antwort auf den Vorschlag dieses Dienstes
owed-offer = Eine Antwort auf dieses Angebot
owed-partnership = Eine Antwort auf die Bitte, mitzumachen,
owed-concern = Eine Antwort auf eine Sorge
owed-dispute = Eine Antwort auf einen Streit
owed-settlement = Die Beilegung eines Streits
owed-suspended_delivery = Dass die Umsetzung weitergeht oder endet,
owed-review = Eine Überprüfung
owed-review_date = Ein Blick auf das, was damals festgelegt wurde,
owed-role_offer = Eine Antwort auf das Angebot dieser Rolle
owed-revision = Eine Antwort auf die neuen Bedingungen
owed-imbalance = Eine Antwort auf ein Ungleichgewicht
owed-say = Eine Antwort auf genutzte Mitsprache
owed-expense = Die Erstattung einer Auslage
owed-use_of_gift = Rechenschaft, wofür eine Gabe verwendet wurde,
owed-disputed_contribution = Eine Berichtigung dessen, was als Beitrag festgehalten ist,
owed-invitation = Eine Antwort auf die Einladung
owed-advice_asked = Der erbetene Rat
owed-advice = Eine Antwort auf einen Rat
owed-objection = Eine Antwort auf einen Einwand
owed-recommendation = Eine Antwort auf eine Empfehlung
owed-carrying_out = Die Ausführung des Beschlossenen
owed-new_decision = Eine neue Entscheidung
owed-commitment = Das Zugesagte
owed-contested_minutes = Eine Antwort auf ein angefochtenes Protokoll
owed-contested_entry = Eine Antwort auf einen angefochtenen Eintrag
owed-erasure = Die Löschung persönlicher Daten oder ihre Ablehnung
owed-reopened_ground = Ein Blick auf eine Handlung, deren Grundlage wieder offen ist,
