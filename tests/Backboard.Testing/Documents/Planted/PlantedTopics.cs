using System.Collections.Immutable;

namespace Backboard.Testing;

/// <summary>Five kinds of things, five of each, eight facts about each: whoever finds the name has not yet found the fact.</summary>
internal static class PlantedTopics
{
    public static ImmutableArray<PlantedTopic> All { get; } =
    [
        new(
            "Lighthouse", ["Kettle Point Light", "Ravenscar Light", "Dunmore Light", "Sule Reef Light", "Port Amity Light"],
            new("From base to lantern the tower of {0} measures {1} feet.", "Height of the tower", "How high is the tower at {0}?"),
            new("The last keeper of {0} was {1}.", "Last keeper", "Who kept watch as the last keeper at {0}?", IsPerson: true),
            new("{0} shows its signal every {1} seconds.", "Interval of the signal", "How often can a sailor see the signal of {0}?"),
            new("Restoring {0} cost {1} thousand crowns.", "Cost of restoration", "What was spent on the restoration of {0}?"),
            new("Visitors climb {1} steps to the gallery of {0}.", "Steps to the gallery", "How many stairs lead up to the gallery at {0}?"),
            new("The lens of {0} was ground by {1}.", "Maker of the lens", "Whose work is the lens in {0}?", IsPerson: true),
            new("A single storm broke {1} windows of {0}.", "Windows broken by the storm", "How many windows did {0} lose in the storm?"),
            new("The beam of {0} carries {1} furlongs out to sea.", "Reach of the beam", "From how far away is the beam of {0} seen?")),
        new(
            "Ferry", ["MV Aurelia", "MV Bonaventure", "MV Caledon", "MV Dorothea", "MV Esperance"],
            new("{0} carries up to {1} passengers.", "Passengers", "How many passengers fit on {0}?"),
            new("{0} left the yard of {1} half finished.", "Yard", "Which yard was {0} begun in?", IsPerson: true),
            new("The engines of {0} deliver {1} kilowatts.", "Power of the engines", "How powerful is the engine on {0}?"),
            new("Captain {1} has been in command of {0} since spring.", "Captain", "Who commands {0}?", IsPerson: true),
            new("A cabin on {0} costs {1} crowns a night.", "Price of a cabin", "What would I pay for a night in a cabin aboard {0}?"),
            new("{0} crosses the strait in {1} minutes.", "Minutes to cross the strait", "How long does it take {0} to get across the strait?"),
            new("There are {1} lifejackets on {0}.", "Lifejackets", "Is there a lifejacket for everybody on {0}?"),
            new("{0} burns {1} litres of diesel an hour.", "Diesel an hour", "How much diesel does {0} use?")),
        new(
            "Service", ["Dunlin", "Heron", "Plover", "Siskin", "Whimbrel"],
            new("{0} listens on port {1}.", "Port", "Which port do I connect to for {0}?"),
            new("At night {1} answers the pager for {0}.", "Pager at night", "Whom does the pager of {0} wake at night?", IsPerson: true),
            new("{0} keeps its backups for {1} days.", "Days backups are kept", "For how long is a backup of {0} there?"),
            new("A request to {0} is given up after {1} milliseconds.", "Patience with a request", "When does a request to {0} time out?"),
            new("{0} runs on {1} machines.", "Machines", "On how many machines is {0} running?"),
            new("The error budget of {0} is {1} minutes a quarter.", "Error budget", "How large is the budget for errors at {0}?"),
            new("The code of {0} was reviewed by {1}.", "Reviewer of the code", "Who was the reviewer of the code for {0}?", IsPerson: true),
            new("The cache of {0} holds {1} gigabytes.", "Gigabytes of cache", "How big is the cache in {0}?")),
        new(
            "House", ["Alder House", "Birch House", "Cedar House", "Hazel House", "Rowan House"],
            new("The rent of {0} is {1} crowns a month.", "Monthly rent", "What does it cost to rent {0}?"),
            new("The owner of {0} is {1}.", "Owner", "Who is {0} owned by?", IsPerson: true),
            new("The deposit for {0} amounts to {1} crowns.", "Deposit", "How much must I deposit for {0}?"),
            new("{0} has {1} square metres of garden.", "Square metres of garden", "How large are the gardens of {0}?"),
            new("The boiler in {0} was installed by {1}.", "Installer of the boiler", "Who put the boiler into {0}?", IsPerson: true),
            new("Notice for {0} must be given {1} days ahead.", "Days of notice", "How early do I have to give notice to leave {0}?"),
            new("The roof of {0} was laid with {1} slates.", "Slates on the roof", "How many slates does the roof at {0} have?"),
            new("Heating {0} takes {1} kilowatt hours a week.", "Heating a week", "How much energy goes into the heating of {0}?")),
        new(
            "Vineyard", ["Castelrosso", "Montebruno", "Pietrafonda", "Sanferrato", "Vallescura"],
            new("{0} fills {1} barrels in a good year.", "Barrels a year", "How many barrels come from {0}?"),
            new("The cellar of {0} lies {1} steps below the yard.", "Steps to the cellar", "How deep down is the cellar at {0}?"),
            new("Grapes at {0} are picked by {1} hands.", "Hands that pick", "How many hands pick the grapes of {0}?"),
            new("{1} has made the wine of {0} for a decade.", "Maker of the wine", "Who makes wine at {0}?", IsPerson: true),
            new("Frost took {1} rows of vines at {0}.", "Rows lost to frost", "How many rows of {0} were lost to the frost?"),
            new("The label of {0} was drawn by {1}.", "Artist of the label", "Which artist drew the label for {0}?", IsPerson: true),
            new("A case from {0} sells for {1} crowns.", "Price of a case", "At what price is a case of {0} sold?"),
            new("The slope of {0} looks south at {1} metres.", "Altitude of the slope", "How high up is the slope of {0}?")),
    ];
}
