namespace Backboard.Testing;

/// <summary>Something that only one passage of a library says.</summary>
/// <param name="Noun">What kind of thing it is about.</param>
/// <param name="Name">Which one; others of its facts stand elsewhere.</param>
/// <param name="Value">What is asked for: a number of three digits or a name that nothing else in the library has.</param>
/// <param name="Statement">As a sentence.</param>
/// <param name="Column">What the value would be called in a table.</param>
/// <param name="Question">As a person asks for it, in other words or another order than it is stated.</param>
public sealed record PlantedFact(string Noun, string Name, string Value, string Statement, string Column, string Question)
{
    /// <summary>Whether a passage says so, however its lines are broken.</summary>
    public bool IsIn(string text)
    {
        var flat = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return flat.Contains(Name, StringComparison.Ordinal) && flat.Contains(Value, StringComparison.Ordinal);
    }
}
