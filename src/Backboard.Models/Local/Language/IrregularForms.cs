namespace Backboard.Models.Local.Language;

/// <summary>Common forms that no rule of endings reaches.</summary>
internal static class IrregularForms
{
    /// <summary>True for the first letter of a form whose base starts with another one: ate, best, kids, wedding, went.</summary>
    public static bool MayChangeInitial(char first) => first is 'a' or 'b' or 'k' or 'w';

    public static string? Base(ReadOnlySpan<char> word) => word switch
    {
        "told" => "tell",
        "said" => "say",
        "spoke" or "spoken" => "speak",
        "went" or "gone" => "go",
        "ate" or "eaten" => "eat",
        "drank" or "drunk" => "drink",
        "bought" => "buy",
        "sold" => "sell",
        "thought" => "think",
        "taught" => "teach",
        "knew" or "known" => "know",
        "met" => "meet",
        "wrote" or "written" => "write",
        "drove" or "driven" => "drive",
        "rode" or "ridden" => "ride",
        "flew" or "flown" => "fly",
        "ran" => "run",
        "swam" => "swim",
        "got" or "gotten" => "get",
        "made" => "make",
        "kept" => "keep",
        "felt" => "feel",
        "left" => "leave",
        "grew" or "grown" => "grow",
        "chose" or "chosen" => "choose",
        "forgot" or "forgotten" => "forget",
        "gave" or "given" => "give",
        "took" or "taken" => "take",
        "slept" => "sleep",
        "began" or "begun" => "begin",
        "married" or "wedding" => "marry",
        "children" or "kids" => "child",
        "people" => "person",
        "men" => "man",
        "women" => "woman",
        "wives" => "wife",
        "mice" => "mouse",
        "feet" => "foot",
        "better" or "best" => "good",
        "grey" => "gray",
        _ => null,
    };
}
