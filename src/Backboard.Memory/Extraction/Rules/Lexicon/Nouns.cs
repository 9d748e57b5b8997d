using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>Classes of nouns that decide what a statement is about.</summary>
internal static class Nouns
{
    public static readonly FrozenSet<string> NotGerunds = WordSet.Of(
        "nothing something anything everything thing morning evening wedding ceiling spring string king ring during interesting amazing boring building according regarding concerning considering assuming including speaking following being");

    public static readonly FrozenSet<string> Family = WordSet.Of(
        """
        mother mom mum mommy mama father dad daddy papa parent parents brother brothers sister sisters sibling siblings son sons daughter daughters child children kid kids
        baby toddler twin twins triplets husband wife spouse partner fiance fiancé fiancee fiancée boyfriend girlfriend ex grandma grandmother grandmom nana granny grandpa
        grandfather grandparents granddaughter grandson grandkids grandchildren aunt auntie uncle cousin cousins niece nephew nieces nephews in-laws mother-in-law
        father-in-law sister-in-law brother-in-law stepmom stepmother stepdad stepfather stepson stepdaughter stepsister stepbrother godmother godfather godson goddaughter
        family friend friends bestie roommate roommates flatmate neighbor neighbors colleague colleagues coworker coworkers boss manager mentor coach teacher landlord
        hubby wifey folks relatives
        """);

    public static readonly FrozenSet<string> Partners = WordSet.Of("husband wife spouse partner fiance fiancé fiancee fiancée boyfriend girlfriend hubby wifey");

    public static readonly FrozenSet<string> Children = WordSet.Of("son sons daughter daughters child children kid kids baby toddler twins");

    public static readonly FrozenSet<string> Animals = WordSet.Of(
        """
        dog puppy pup cat kitten kitty hamster rabbit bunny parrot bird budgie canary fish goldfish turtle tortoise snake lizard gecko iguana horse pony guinea-pig guinea
        ferret rat mouse gerbil chicken hen goat sheep pig cow duck donkey llama alpaca chinchilla hedgehog frog spider tarantula cockatiel parakeet pet bearded-dragon
        labrador retriever poodle beagle corgi terrier spaniel dachshund shepherd husky bulldog dalmatian collie pug chihuahua siamese tabby rottweiler
        """);

    public static readonly FrozenSet<string> Vehicles = WordSet.Of(
        """
        car truck van suv motorcycle motorbike scooter bike bicycle vehicle honda toyota tesla ford bmw audi mercedes volkswagen vw volvo nissan mazda subaru hyundai kia
        jeep chevy chevrolet lexus porsche fiat renault peugeot skoda seat mini civic corolla golf prius camry vespa harley
        """);

    public static readonly FrozenSet<string> Appointments = WordSet.Of(
        """
        appointment meeting interview flight exam surgery call session reservation wedding party trip test checkup check-up operation concert game match recital
        presentation class lesson deadline conference date dinner lunch reunion vacation holiday ceremony graduation audition delivery consultation screening scan mri
        booking visit train bus race marathon tournament hearing inspection webinar workshop anniversary rehearsal
        """);

    public static readonly FrozenSet<string> Singular = WordSet.Of(
        """
        name nickname surname age birthday birthdate number phone email mail address job employer company occupation profession title role salary diet height weight size
        hometown nationality religion zodiac sign major school university college boss manager goal budget car bike computer laptop phone language pronouns timezone zone
        username handle passport blood type doctor dentist therapist landlord anniversary hobby instrument commute apartment house flat office dream team rent password status
        """);

    public static readonly FrozenSet<string> Tasks = WordSet.Of(
        """
        code function script bug error exception stack query sql regex loop array string variable compiler program class method api endpoint repo repository server database
        essay paragraph sentence poem email template spreadsheet excel formula column row cell file csv json pdf document summary list outline prompt question request
        answer response translation text article homework assignment equation problem issue test build unit output input terminal console docker python-script div button
        page website html css message chat conversation instruction instructions command
        overview explanation definition tutorial comparison breakdown analysis haiku limerick caption bio resume cv cover-letter slogan synonym
        """);

    public static readonly FrozenSet<string> LifeNeeds = WordSet.Of(
        """
        job apartment house flat home place roommate partner girlfriend boyfriend dog puppy cat kitten car bike school therapist dentist doctor nanny babysitter daycare
        internship surgery glasses wheelchair insulin medication meds hours sleep coffee kidney transplant inhaler crutches braces hobby church gym club scholarship visa
        position role career studio
        """);

    public static readonly FrozenSet<string> Fantastic = WordSet.Of(
        """
        dragon wizard witch unicorn vampire werewolf zombie ghost robot cyborg alien elf dwarf hobbit orc goblin mermaid fairy superhero batman superman spiderman teapot
        potato banana pirate ninja king queen emperor pope god goddess immortal jedi toaster genie sorcerer knight centaur phoenix troll demon angel android ai chatbot
        santa president martian clone caveman dinosaur
        """);

    /// <summary>What all of mankind has: "our planet" is nobody's own.</summary>
    public static readonly FrozenSet<string> Common = WordSet.Of(
        """
        planet solar galaxy universe world species society bodies body brains brain ancestors climate atmosphere sun moon oceans ocean earth civilization civilisation century
        ecosystem economy nervous eyes lungs hearts cells genes dna immune perception minds calendar language days time
        """);

    public static readonly FrozenSet<string> Languages = WordSet.Of(
        """
        english french german spanish italian portuguese dutch russian polish czech chinese mandarin cantonese japanese korean arabic hebrew hindi urdu bengali turkish greek
        swedish norwegian danish finnish hungarian romanian ukrainian vietnamese thai indonesian malay swahili persian farsi tamil catalan croatian serbian tagalog latin esperanto asl
        """);

    public static readonly FrozenSet<string> Diets = WordSet.Of(
        """
        vegan vegetarian veggie pescatarian pescetarian flexitarian keto ketogenic paleo halal kosher gluten-free dairy-free carnivore omnivore plant-based low-carb fodmap
        mediterranean sugar-free
        """);

    public static readonly FrozenSet<string> Marital = WordSet.Of("married single divorced engaged widowed separated dating");

    public static readonly FrozenSet<string> NotJobs = WordSet.Of(
        """
        lover owner person man woman guy girl boy human member fan beginner learner morning night owl introvert extrovert winner loser sister brother mother father daughter
        believer smoker drinker dancer swimmer runner reader gamer hiker mess bit lot fighter eater sleeper morning-person patient customer user foreigner native speaker
        resident citizen immigrant survivor veteran christian muslim atheist capricorn leo virgo libra scorpio sagittarius aquarius aries taurus gemini cancer adult parent grandparent
        """);

    public static readonly FrozenSet<string> Jobs = WordSet.Of(
        """
        nurse chef cook lawyer attorney judge pilot surgeon dentist vet veterinarian architect coach mechanic clerk cashier barista waitress waiter nanny au-pair student intern
        freelancer entrepreneur contractor consultant accountant librarian firefighter policeman policewoman cop soldier journalist pharmacist paralegal pediatrician therapist
        analyst scientist technician electrician plumber carpenter musician physician midwife bookkeeper housewife homemaker professor tutor apprentice monk priest pastor
        model guide farmer baker butcher tailor hairdresser barber realtor dj producer dev developer engineer programmer manager director ceo cto founder secretary assistant
        receptionist trainer teacher writer author editor translator designer illustrator photographer painter actor actress singer dancer comedian sailor fisherman biologist chemist
        physicist mathematician psychologist psychiatrist counselor paramedic radiologist cardiologist nutritionist dietitian sommelier bartender florist gardener driver
        """);

    public static bool IsJob(string word) =>
        Jobs.Contains(word) || (word.Length > 5 && !NotJobs.Contains(word)
            && (word.EndsWith("ist", StringComparison.Ordinal) || word.EndsWith("ician", StringComparison.Ordinal) || word.EndsWith("man", StringComparison.Ordinal)
                || word.EndsWith("er", StringComparison.Ordinal) || word.EndsWith("or", StringComparison.Ordinal)));
}
