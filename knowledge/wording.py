"""What the wording of a question asks for, whatever it is about."""

from knowledge.models import Lines, Localized
from knowledge.patterns import Patterns

Cue = Localized[Lines]
"""One of the patterns is enough."""


class Wording(Patterns):
    meaning: Cue
    """What a word means, or who somebody is."""
    kind: Cue
    """What kind of fraud something is."""
    sim_gone: Cue
    """The telephone has no service, and an account of its owner changes hands."""
    recognises: Cue
    """How to tell the true from the false."""
    hurt: Cue
    """Somebody was hurt by a person close to them, or took what may kill."""
    ill: Cue
    """Somebody is suddenly ill or badly hurt."""
    case_sum: Cue
    """The sum from which the police open a case."""
    which_more: Cue
    """Which of two things is more is asked."""
    ranked: Cue
    """Figures wanted in the order of their size."""
    my_loss: Cue
    """Who lost money themselves asks where to turn."""
    times_more: Cue
    """What is named after it is a multiple of what was named before."""
    trick: Cue
    """Asks what the trick is, how it goes on, or what kind of fraud it is."""
    both: Cue
    """A word that joins two things, of which a sum may be asked."""
    the_year: Cue
    """The year of the bulletin."""
    forges: Cue
    """Wants proof of a payment made up."""
    asked_of_me: Cue
    """Somebody wants the writer to pay or to install something."""
    is_it: Cue
    """Whether a message is real or a fraud is asked, and nothing else."""
    wonders: Cue
    """How scammers know something, or why people fall for it: no cry for help."""
    foreign: Lines
    """Everyday words of other languages in Latin letters, which English lacks, a line each."""
    english: Lines
    """Everyday words of English."""
    cries: Cue
    """Somebody calls for help, or asks what to do, and says nothing else."""
    says_nothing: Cue
    """A sentence broken off before it says anything: its little words are all there is."""
    quiz: Cue
    """To be quizzed is asked for, and nothing else."""
    misuse: Cue
    """How to cheat others is asked."""
    bystander: Cue
    """Somebody tells of what they see at work or next door, and who they are there."""
    of_another: Cue
    """A person is named who is not the writer: a customer, a relative, he or she."""
    oneself: Cue
    """What is told happened to the writer too, or to the writer and nobody else."""
    grown_up: Cue
    """Somebody says to be the parent, relative or teacher of the child who wrote before."""
    thanked: Cue
    """Thanks of somebody who has lost nothing."""
    of_the_case: Cue
    """Words of frauds, payments and reports, with which hardly anything else is asked."""
    thanking: Cue
    """A word of thanks, whatever else is said."""
    all_figures: Cue
    """More figures than one are asked for, whichever they are."""
    numbers_to_use: Cue
    """Numbers that are dialled or given to somebody, and none that is counted."""
    punished: Cue
    """What the law says, and what somebody has to expect who did it."""
    practice: Cue
    """Somebody wants to play through a scam, and nothing else."""
    too_much: Cue
    """It is too much to read, or whoever writes is old."""
    told: Cue
    """Somebody tells what happens to them or theirs."""
    one_time_code: Cue
    """A message that brings a code for signing in or paying."""
    kept_secret: Cue
    """A message warns to give something to nobody."""
    sent_to_the_bank: Cue
    """Whoever writes was told to go to the bank, or to draw money."""
    requests: Cue
    """Something is asked to be written, made or taught."""
    is_a_question: Cue
    """Anything is asked."""
    asking: Cue
    """Something is asked, or frauds are spoken of as such; no fraudster's message does that."""
    to_persuade: Cue
    """How to talk to somebody who is being deceived, or that they do not listen."""
    met_online: Cue
    """Whoever is spoken of was only met online."""
    kin_despairs: Cue
    """Somebody close to the writer says that they want to die."""
    own_despair: Cue
    """The writer wants to die, though a relative is named beside it."""
    gives_up: Cue
    """Who despairs gives up: nobody comes, it is too late."""
    captive: Cue
    """The writer is held, or has no passport any more and may not leave."""
    held_oneself: Cue
    """The writer is locked up or may not leave; what of, and where, is told by the meaning."""
    guarded: Cue
    """Somebody keeps watch at the door of where the writer is."""
    supposed: Cue
    """A payment is only supposed: if I top up, once I pay."""
    gave_it: Cue
    """A code, a PIN or a password was given away, whatever is asked beside it."""
    kept_the_code: Cue
    """Whatever else was given, the code was not."""
    asked_again: Cue
    """They say that what was paid has to be paid again."""
    only_called: Cue
    """Somebody rang, and nothing is said of a door, a house or what is to be fetched."""
    asks_source: Cue
    """Where a figure comes from, or whether it is official."""
    the_real_one: Cue
    """Who was really to be paid is named, and has not been."""
    at_the_door: Cue
    """Somebody rings, knocks or stands at the door."""
    is_sent_for_it: Cue
    """Somebody is sent who comes; in a case of some kinds, for the money or the card."""
    like_before: Cue
    """Something is compared with what it was before."""
    formerly: Cue
    """Somebody was deceived long ago, which is no emergency now."""
    settled: Cue
    """The writer asked for it, did it, or had it confirmed by whom they know: no cry for help."""
    is_it_fine: Cue
    """Whether it is normal, or all right, is asked."""
    unsettled: Cue
    """Something is wrong all the same."""
    bank_asks: Cue
    """A bank's questions, or its delay, annoy the writer."""
    twisted: Cue
    """Adds to an everyday matter what frauds add: another account, a link, a code passed on."""
    mistaken: Cue
    """Tells of money that came by mistake, they say, and is wanted back."""
    given_back: Cue
    """Tells that it was sent back."""
    how_known: Cue
    """Asks how fraudsters know a name, an address or an order."""
    filing_asked: Cue
    """Asks whether a small sum is enough for the police to open a case."""
    papers_asked: Cue
    """What can be done with a picture of the writer's papers is asked."""
    secret_told: Cue
    """A code, a password or the details of a card are spoken of, which may have been given away."""
    first_person: Cue
    addressed: Cue
    """Words that a firm or an office says to its customers."""
    lures: Cue
    """What frauds begin with that sounds like everyday life to whom they happen."""
    long_past: Cue
    """Of what was spoken of: it was months or years ago."""
    back_now: Cue
    """After something long ago somebody gets in touch now."""
    lately: Cue
    """A payment is told that was made just now, or again."""
    demands: Cue
    """The other side wants a payment, or the next one."""
    life_for_money: Cue
    """Somebody threatens to take their own life if they are refused, left or not paid."""
    threatens_to_show: Cue
    """Somebody says that pictures of the writer will be shown to others."""
    with_helpers: Cue
    """Somebody speaks with their own bank, the police or a line for help, or does as they say."""
    gives_away: Cue
    """Card details, a PIN, a password or a code were typed in or told."""
    found: Cue
    """Who was missing is found."""
    meets: Cue
    """They are to meet somebody, at a time or a place that is named."""
    line_named: Cue
    """Asked of a number alone: what or whose it is."""
    line_hours: Cue
    """Asked of a hotline: when it is open, and what a call costs."""
    line_untold: Cue
    """Tells that something else is asked of a number than its hours."""
    officer_calls: Cue
    """A police officer came to the door and asked for nothing that fraudsters want."""
    call_over: Cue
    shaken: Cue
    """A call by a fraudster has ended, and somebody is still frightened by it."""
    sent_into_hiding: Cue
    """Whoever writes is told to go to a hotel, or where nobody is."""
    going_to_pay: Cue
    """A relative means to send money, and has not yet."""
    still_on_the_line: Cue
    """A call is spoken of as over that is not: "if I hang up", "not allowed to hang up"."""
    who_are_you: Cue
    """It is asked who runs the bot, what it is, and whether it is to be trusted."""
    what_you_keep: Cue
    """It is asked what the bot keeps of what is written to it."""
    erased_here: Cue
    """After a page on us: whether what was written is erased, or read by anybody."""
    a_machine: Cue
    """After a page on us: whether a person or a machine answers."""
    in_general: Cue
    """It is asked what holds in general, or for a case that has not come."""
    just_done: Cue
    """The writer, or one of theirs, is said to have done something now."""
    offered_back: Cue
    """What was lost is said to be found or to come back."""
    watched_at_home: Cue
    """Somebody sits at home and is watched or rung all the time, and is not gone."""
    sets_out: Cue
    """Somebody is about to leave for work abroad, and has not gone."""
    held_or_gone: Cue
    """Somebody is held, or nobody knows where they are."""
    hung_up: Cue
    """The call is over, and nothing else is said to have happened."""
    paid_back: Cue
    """Somebody the writer lent money, or paid for, has given it back."""
    undone: Cue
    """It nearly happened, or is said not to have happened."""
    wanted: Cue
    """Somebody wants money or something else of whoever writes."""
    confirms: Cue
    """Something is said to be confirmed."""
    outright: Cue
    """A number is asked for in so many words, and nothing claimed."""
    asks_what: Cue
    """A question word or a wish for a breakdown: no claim, whatever number stands in it."""
    chooses: Cue
    """Of two numbers it is asked which one is right, or how they differ."""
    bare_noun: Cue
    """Says no more of what is counted than the unit."""
    from_there: Cue
    """What follows the name of a place that somebody else comes from."""
    not_asked: Cue
    """What nobody asked of the writer."""
    kin_named: Cue
    """Somebody close to the writer, or that somebody is gone or held."""
    kin_there: Cue
    """Somebody close to the writer, not the writer, is at a place."""
    to_there: Cue
    """What goes before the name of a place where somebody goes or is, and not the writer."""
    of_there: Cue
    """After a place that a text begins with: the writer is there."""
    i_am: Cue
    """What goes before the name of a place where the writer is."""
    pays_oneself: Cue
    """It is the writer who is about to pay, and nobody they know."""
    ordered: Cue
    """The other side has somebody do something."""
    they_are: Cue
    """What goes before the name of a place where somebody close to the writer is."""
    befell: Cue
    """After such a name: it is that person to whom it happened."""
    some_thousands: Cue
    """A count that looks like a year: 2000多个."""
    all_of_them: Cue
    """More is claimed than a count."""
    falls: Cue
    rises: Cue
    dollars: Cue
    fewer_than: Cue
    """A number is said to be the upper bound."""
    in_a_month: Cue
    """A change on the month before."""
    in_a_year: Cue
    """A change is against the same months of the year before."""
    police_warning: Cue
    """How the police in mainland China warn somebody who is likely being cheated."""
    unasked_code: Cue
    """A code has come that nobody asked for, and nobody wants told."""
    phone_number: Cue
    bank_number: Cue
    """Which number to ring, and no figure."""
    number_alone: Cue
    """A text that is only a number, which stands there as #."""
    about_the_asker: Cue
    """Who asks for a figure, and what for."""
    back_there: Cue
    """Points back to a place that was named."""
    and_what: Cue
    """Asks for one thing more in a fragment."""
    besides: Cue
    """Asks for one thing more after another, not for a part of it."""
    worked_back: Cue
    """An earlier number is to be worked out from a change."""
    looked_up: Cue
    """Something is to be looked up, as in "give me" or "the figures"."""
    headline: Cue
    """Nothing but words as typed into a search box for the cases or statistics of a year."""
    at_the_border: Cue
    """Where people are led out of the country, which figures of them say themselves."""
    not_those: Cue
    """What another figure counts, said at the end not to be meant."""
    hotline_asked: Cue
    """It is asked whether there is a line to call."""
    of_bulletin: Cue
    """The bulletin is named."""
    now: Cue
    """The figures of today are asked for."""
    quantity: Cue
    how_many_cards: Cue
    """It is asked how many cards, which no name with a number in it answers."""
    how_many: Cue
    """An amount is asked for outright; two of them are two questions."""
    denied: Cue
    """What is said not to be meant."""
    chart: Cue
    """A picture of figures is asked for."""
    breakdown: Cue
    """Figures by kind, place or group, of which there is no chart."""
    joint: Cue
    """What may stand between two questions of one sentence."""
    duration: Cue
    change: Cue
    """By how much something grew or fell."""
    numbers_asked: Cue
    """How many numbers are asked for, as in "three figures"."""
    several: Cue
    """More than one thing at once."""
    within: Cue
    """What stands before something that is only the frame of what is asked."""
    compares: Cue
    """How each of several stands to the year before."""
    listing: Cue
    """What stands between two things that are asked for one after another."""
    sum: Cue
    added: Cue
    """Two figures are put together, and not only asked for at once."""
    average: Cue
    per_hour: Cue
    per_day: Cue
    per_week: Cue
    per_month: Cue
    share: Cue
    part_of: Cue
    """One figure as a part of another."""
    part: Cue
    """Some of what is counted, by what they are."""
    part_loosely: Cue
    """The same in words that may just as well ask for the whole."""
    parts: Cue
    """It is asked how many of this and how many of that."""
    exactly: Cue
    of_a_number: Cue
    """It is asked how many of a number, which stands as "#", are something more."""
    rising: Cue
    """Something grew or fell; a percentage is then no share."""
    by_how_much: Cue
    """How far something grew or fell, in words that would also ask how many."""
    rate_of_change: Cue
    """A change in per cent is asked for."""
    ratio: Cue
    each: Cue
    """So many for every case, gang or other thing that is counted."""
    only_that: Cue
    """That nothing else is wanted than what is named."""
    at_least: Cue
    """The least that something comes to, or a number times another."""
    divided: Cue
    """One figure by another, in so many words."""
    multiple: Cue
    """How many times as many."""
    apart: Cue
    """How far two figures are apart."""
    more: Cue
    """A change as a number of cases or people rather than in per cent."""
    cracked: Cue
    """Cases that were solved, not opened."""
    before: Cue
    """An earlier period, of any kind."""
    counted_since: Cue
    """From when something is counted, and no year to compare with."""
    of_the_figure: Cue
    """A fragment that asks of the figure just spoken of: an average, the year before."""
    of_the_page: Cue
    """It is asked what the thing does that was just explained."""
    against_that: Cue
    """A figure spoken of is set against what is named, as in "how many times those"."""
    how_many_then: Cue
    """The number that was just spoken of is asked for once more."""
    much: Cue
    """Whether a figure is a lot."""
    newer_asked: Cue
    """Figures that are newer than those just shown."""
    will_do: Cue
    """Somebody only says that they will do what they were told."""
    relief: Cue
    still_to_pay: Cue
    """A payment is asked of many, or of the writer, and nothing says that it was made."""
    reported_by_mistake: Cue
    charge_not_mine: Cue
    """A message tells of a payment by card that its owner did not make."""
    offers_a_way: Cue
    """A message gives a link or a number by which to act on what it says."""
    report_paper: Cue
    """What is asked of the paper that the police gave for a report."""
    statement_asked: Cue
    """The police want whoever writes to come in and make a statement."""
    sleepless: Cue
    """Somebody does not sleep, or goes over and over what happened."""
    saved_from_loss: Cue
    """Of money: that it was not lost after all."""
    period_asked: Cue
    """Which months a figure just shown is counted over."""
    compared_elsewhere: Cue
    """How a figure compares with other countries or times, of which the bulletin says nothing."""
    denies_fraud: Cue
    """It is said to be no fraud, or somebody who is known."""
    denies_threat: Cue
    """Nobody is said to threaten."""
    cards_shown: Cue
    """Numbers or pictures of gift cards were sent."""
    done_already: Cue
    """What somebody is told not to do yet is done."""
    whether_fraud: Cue
    """Whether something is a fraud is asked, which is no word of a loss."""
    asks_of_gangs: Cue
    """Where scammers are, how they choose and how their platforms work."""
    hides_calls: Cue
    """A relative goes away to telephone."""
    typed_nothing: Cue
    """Nothing was typed or given by who opened or scanned something."""
    let_go_of_it: Cue
    """In a case about lending a card, that it was posted or handed over."""
    carried_it: Cue
    """In a case about carrying cash for others, that the writer has done so."""
    another_lends: Cue
    """Somebody close lends or sells an account, and the writer none."""
    threatens_violence: Cue
    """Somebody is threatened with being beaten, or with fire."""
    menaces: Cue
    """Words that are a threat in a quarrel over money, and often something else in a fraud."""
    year_before: Cue
    """The same months of the year before."""
    last_year: Cue
    comparing: Cue
    """Last year is named only to compare with."""
    since: Cue
    """It is named only as a beginning."""
    older: Cue
    """Years further back, or many years."""
    in_june: Cue
    """The month of the announcement itself is asked about."""
    five_months: Cue
    """January to May, however it is said."""
    announcement: Cue
    """The day of the announcement, which is not a period asked for."""
    months: tuple[Cue, ...]
    """Twelve, January first."""
    denies_payment: Cue
    """Nothing was paid, given or installed: the words that say so."""
    denies_despair: Cue
    """Somebody does not think of hurting themselves."""
    corrects: Cue
    """What is meant is something else than was understood."""
    there_is_none: Cue
    """A line begins with that there is none of something, which corrects nothing."""
    says_fraud: Cue
    """A fraud or a fraudster is named."""
    asks_verdict: Cue
    """Whether it is a fraud, of what was just spoken of."""
    asks_leave: Cue
    """Whether to do what the other side wants, or to try it."""
    remedy_helps: Cue
    gives_back: Cue
    paid_told: Cue
    paid_by_them: Cue
    if_paid: Cue
    came_to_nothing: Cue
    of_helpers: Cue
    """The police, a bank or the family are spoken of."""
    about_oneself: Cue
    """It is about the writer and no relative."""
    on_hold: Cue
    """Who rang their own bank or the police waits to be put through."""
    paid_a_sum: Cue
    """What was paid, with the sum: of everyday life, unless a fraud was spoken of."""
    paid_plainly: Cue
    """In a case of fraud: it has been paid, in a few plain words."""
    lets_them_in: Cue
    """Something by which they see or control a device was put on."""
    told_to_install: Cue
    """Told to put such a thing on, and not said to have done it."""
    put_their_app_on: Cue
    """An app of theirs was put on a device."""
    filled_in_there: Cue
    """In a case of fraud: details were filled in on their page."""
    flies_out: Cue
    """Somebody is about to fly out."""
    fetches_goods: Cue
    """Somebody is sent to fetch what the writer sells."""
    is_well: Cue
    """Who was spoken to as if they despaired says to be well."""
    denies_missing: Cue
    """Somebody who seemed to be missing is not."""
    scolding: Cue
    """Parents or others will be very angry, or nothing is wrong: it sounds like despair."""
    turned_out_real: Cue
    """It was looked up on a way of one's own, and seems to be real."""
    remembers: Cue
    """The writer ordered it, did it or asked for it, as they remember now."""
    no_demand: Cue
    """There is no link in it, or neither money nor a code is wanted."""
    but_wants: Cue
    """Something else is wanted, or was said, beside what speaks for it."""
    rang_of_a_renewal: Cue
    """Somebody rings up about a membership that will be charged for, and is to be cancelled."""
    denied_there: Cue
    """They know nothing of it there, money moved, or others had a hand in the check."""
    confirmed: Cue
    """Somebody there knows of the matter, or it was found to be as told."""
    checked_their_way: Cue
    """It was looked up by a number, a link or a site that the other side gave, or money was put
    in."""
    checked_there: Cue
    """Where it was asked or looked up cannot be the other side: a counter, the number on a card."""
    checked_own_way: Cue
    """It was asked or looked up where the other side has no hand in it."""
    checked_in_person: Cue
    """The same at a counter, face to face, on a card's number or in an account of one's own."""
    their_kin: Cue
    """Whose account is named is a relative of the other side."""
    asked_to_give: Cue
    """The other side wants something to be sent to them, which is not said to be done."""
    they_sent_me: Cue
    """Papers that the other side sent, and the writer did not."""
    of_an_id: Cue
    """An identity number or document."""
    of_a_card: Cue
    """What opens an account or a phone."""
    money_is_in: Cue
    """Money that has come in, from whomever it is."""
    money_came: Cue
    """Money that somebody gave back."""
    charge_told: Cue
    """A charge that a caller tells of, and nobody has seen."""
    turned_out_false: Cue
    """Who was asked on a way of one's own knows nothing of it, or is well."""
    comes_anew: Cue
    """Somebody or something else has come, of which nothing was told before."""
    recants: Cue
    """Words that hardly anybody has for a matter that is genuine."""
    chance_of_recovery: Cue
    """How likely it is that money comes back."""
    asks_money_back: Cue
    """Whether, or how, what was paid comes back."""
    only_where: Cue
    """Where somebody is, and nothing else."""
    own_kin: Cue
    """A relative of the writer is spoken of."""
    own_circle: Cue
    """Somebody else of the writer's circle is spoken of."""
    rang_them: Cue
    """The writer rang an office or a firm."""
    helpers_have_wait: Cue
    """It is the police or a bank that has somebody wait."""
    wants_steps: Cue
    """What somebody is to do now is asked."""
    little_given: Cue
    """What opens no account by itself: a name, a plate, a phone number."""
    much_given: Cue
    """What does, or what may have been done besides."""
    not_given: Cue
    """What was wanted, or is said not to have been given."""
    kin_deceived: Cue
    """Somebody close to the writer is who a line is about."""
    kin_writes: Cue
    """Such a person only writes to the writer, or has an opinion."""
    no_kin: Cue
    """Words that name relatives or friends and mean none: a circle of friends, a sister company."""
    own_story: Cue
    """What the writer was sent, told or did."""
    own_loss: Cue
    """The writer paid, or did what was wanted."""
    kin_after_all: Cue
    """It is said that it is not the writer whom it has happened to."""
    bar_bill: Cue
    """A bar or a tea house asks far too much, or lets nobody go."""
    files_locked: Cue
    """Files are locked, and money is wanted to open them."""
    they_paid: Cue
    """The other side has paid something to the writer."""
    unit_asked: Cue
    """Of the figure before it: in which currency it is."""
    province_asked: Cue
    """Of the figure before it: what it is in a province or a town."""
    charged_since: Cue
    """A charge has come after a card, a code or a password was given away."""
    collects_by_force: Cue
    """Somebody collects a debt by paint, glue or fists, or by standing at the door."""
    driver_to_border: Cue
    """Somebody who has landed is to be driven towards a border."""
    inside_already: Cue
    """Strangers are in the writer's home already."""
    fetched: Cue
    """What somebody was sent for is gone."""
    forced_accounts: Cue
    """Somebody forces the writer to open accounts."""
    swallowed: Cue
    """Somebody has swallowed what may kill them."""
    kept_to_recruit: Cue
    """Somebody is kept in a house until others are brought in or money is paid."""
    sent_astray: Cue
    """The writer typed a wrong number or picked a wrong name, and paid somebody else by it."""
    account_said_wrong: Cue
    """A wrong number that somebody else speaks of: they are to pay, or they were paid."""
    teaches: Cue
    """Whoever asks teaches others, or writes for them to read."""
    to_be_written: Cue
    """A text is to be written, and not explained."""
    paper_asked: Cue
    """What a receipt, an IOU or a quote has to say."""
    wants_a_fee: Cue
    """A fee, a tax or a deposit is wanted before money comes out."""
    borrowed_in_my_name: Cue
    """Somebody borrowed or opened something in the writer's name, and no caller says so."""
    ex_wants_back: Cue
    """One who was loved once wants back what was spent or given then."""
    unasked_credit: Cue
    """A stranger paid money in, and nobody has said why."""
    passes_on: Cue
    """Money is to be passed on, or a share of it kept."""
    no_link: Cue
    """It is said that a message has no link."""
    over_the_quote: Cue
    """A builder asks for more than was quoted."""
    found_mine: Cue
    """Somebody found what the writer lost, and wants money for it."""
    meter_read: Cue
    """Somebody came to read a meter."""
    shop_refuses: Cue
    """A shop that one can walk into will not take something back."""
    lent_to_known: Cue
    """Money was lent to somebody known by name or face, and its day is past."""
    how_faked: Cue
    """How a number or a name is faked on a display, asked in general."""
    doubtful_between_us: Cue
    """What makes a quarrel between two who know one another doubtful: a threat, a picture."""
    told_in_my_name: Cue
    """A caller or an officer has a part in what was opened in the writer's name."""
