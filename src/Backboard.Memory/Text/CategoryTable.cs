namespace Backboard.Memory.Text;

/// <summary>Everyday categories and what belongs to them; asked for the one, people mean the others.</summary>
internal static class CategoryTable
{
    public const string Lines = """
        child: son daughter toddler baby boy girl
        kid: son daughter toddler baby boy girl
        parent: mother father mom dad mum
        sibling: brother sister
        spouse: husband wife partner
        partner: husband wife spouse boyfriend girlfriend
        meal: breakfast brunch lunch dinner supper
        diet: vegan vegetarian gluten dairy lactose allergic allergy kosher halal eat
        accommodation: hotel hostel motel apartment
        flower: rose tulip lily sunflower daisy orchid
        plant: flower tree rose herb
        financial: money salary debt loan mortgage saving budget
        activity: hobby sport hike camp swim run jog cycle climb ski surf fish paint draw dance sing cook bake garden read write
        activity: knit sew craft photography yoga meditate exercise workout game theater museum concert picnic festival volunteer
        hobby: activity paint draw dance cook bake garden read write knit sew craft photography collect chess fishing hiking music
        sport: football soccer basketball baseball softball tennis golf hockey rugby cricket volleyball badminton swim run cycle ski
        sport: skate snowboard surf climb row boxing wrestle gym yoga marathon
        exercise: run jog swim cycle yoga pilates gym lift hike walk stretch aerobics
        outdoor: hike camp fish climb park forest mountain lake beach trail kayak
        event: party wedding concert festival parade conference fair exhibition ceremony meeting workshop show match reunion
        event: fundraiser rally gala seminar
        celebrate: party birthday anniversary wedding graduation holiday christmas
        holiday: christmas thanksgiving easter halloween hanukkah ramadan diwali vacation
        food: pizza pasta rice bread cheese meat beef pork chicken fish seafood egg fruit vegetable soup salad sandwich burger sushi
        food: cake chocolate
        dessert: cake pie cookie ice cream chocolate brownie pudding pastry
        fruit: apple banana orange grape berry strawberry blueberry mango pineapple peach pear cherry lemon melon
        vegetable: carrot potato tomato onion spinach broccoli pepper cabbage bean mushroom cucumber
        drink: coffee tea water beer wine juice soda milk whisky cocktail
        cuisine: italian chinese indian mexican japanese thai french greek korean spanish turkish vietnamese
        dietary: vegan vegetarian gluten dairy lactose allergic allergy kosher halal nut peanut
        allergy: allergic peanut nut shellfish pollen dairy gluten
        pet: dog cat puppy kitten hamster rabbit parrot bird turtle horse goldfish guinea
        animal: dog cat horse bird rabbit turtle snake cow pig sheep goat duck bear wolf lion tiger elephant monkey dolphin
        color: red blue green yellow purple orange pink black white brown gray grey turquoise violet
        instrument: guitar piano violin drum flute clarinet trumpet saxophone cello harp ukulele bass
        music: song band concert album singer classical jazz rock pop hip blues opera piano guitar
        art: paint painting draw drawing sculpture pottery ceramics sketch canvas gallery photography
        craft: pottery ceramics knit crochet sew embroidery woodwork origami
        book: novel read author story series fiction biography memoir poem
        movie: film watch cinema actor comedy thriller documentary
        clothes: shirt dress skirt jacket coat shoe boot pant jeans hat sweater scarf suit
        jewelry: ring necklace bracelet earring watch
        vehicle: car truck bike motorcycle bus van scooter boat
        transport: car bus train subway tram bike plane ferry taxi walk
        job: engineer teacher nurse doctor lawyer accountant designer manager developer programmer chef waiter driver clerk mechanic
        job: electrician plumber scientist journalist freelance
        school: college university class teacher student grade homework
        study: degree college university major exam
        family: mother father parent sister brother husband wife son daughter child kid baby grandmother grandfather aunt uncle
        family: cousin niece nephew
        relative: mother father sister brother grandmother grandfather aunt uncle cousin niece nephew
        relationship: single married divorced widow dating boyfriend girlfriend husband wife fiance engaged
        place: city town village country park beach museum restaurant mountain lake island
        country: america england scotland ireland france germany italy spain portugal austria switzerland belgium netherlands
        country: denmark norway sweden finland poland greece russia ukraine turkey egypt nigeria kenya india china japan korea
        country: vietnam thailand indonesia philippines australia zealand canada mexico brazil argentina chile colombia peru
        city: london paris rome berlin madrid barcelona lisbon vienna amsterdam stockholm oslo athens moscow istanbul cairo dubai
        city: mumbai delhi beijing shanghai tokyo seoul singapore sydney melbourne toronto montreal york chicago boston seattle
        city: houston dallas miami denver angeles francisco
        health: doctor hospital surgery diagnosis medicine illness sick injury diabetes asthma therapy
        illness: flu cold fever cancer diabetes asthma migraine depression arthritis
        emotion: happy sad angry afraid proud excited anxious lonely grateful jealous
        feeling: happy sad angry afraid proud excited anxious lonely grateful jealous
        weather: rain snow sun storm wind cold hot
        disaster: flood earthquake hurricane fire tornado storm drought
        furniture: chair table sofa couch desk bed shelf lamp
        money: salary debt loan rent mortgage saving bill tax
        martial: karate judo boxing kickboxing taekwondo aikido jujitsu kung
        game: chess card board puzzle video console poker
        charity: donate fundraiser volunteer foundation
        language: english spanish french german italian portuguese dutch chinese japanese korean russian arabic hindi turkish polish
        religion: church faith prayer mosque temple synagogue christian catholic muslim jewish buddhist hindu
        season: spring summer autumn fall winter
        """;
}
