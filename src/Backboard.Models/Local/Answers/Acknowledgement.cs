using Backboard.Models.Local.Language;

namespace Backboard.Models.Local.Answers;

/// <summary>Shows the user that a statement arrived, by saying it back.</summary>
internal static class Acknowledgement
{
    public static string Of(IReadOnlyList<string> statements) => $"Noted: {string.Join("; ", statements.Select(Clause.ToSecondPerson))}.";
}
