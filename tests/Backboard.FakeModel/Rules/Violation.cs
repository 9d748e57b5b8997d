using System.Text.Json;
using System.Text.RegularExpressions;

namespace Backboard.FakeModel.Rules;

/// <summary>A broken rule; thrown only inside <c>Check</c>, which turns it into its answer.</summary>
internal sealed partial class Violation(string message) : Exception(message)
{
    public static void Unless(bool holds, string message)
    {
        if (!holds) throw new Violation(message);
    }

    public static string? Of(Action check)
    {
        try
        {
            check();
            return null;
        }
        catch (Violation violation)
        {
            return violation.Message;
        }
    }

    public static bool IsToolName(string? name) => name is not null && ToolName().IsMatch(name);

    public static bool IsObject(JsonElement holder, string name) => holder.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object;

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ToolName();
}
