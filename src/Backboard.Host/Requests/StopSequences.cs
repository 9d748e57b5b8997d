using System.Text.Json;

namespace Backboard.Host;

/// <summary><c>stop</c>: up to four texts that end the answer, as a list or a single text.</summary>
internal static class StopSequences
{
    private const int Most = 4;
    private const int MaxChars = 1_000;

    public static ImmutableArray<string> Read(FieldReader reader)
    {
        if (reader.TextUnlessArray("stop", MaxChars) is { } single)
            return Checked(reader, [single]);
        if (reader.Json("stop", JsonValueKind.Array) is not { } list)
            return [];
        if (list.EnumerateArray().All(static item => item.ValueKind is JsonValueKind.String))
            return Checked(reader, [.. list.EnumerateArray().Select(static item => item.GetString()!)]);
        reader.Misshapen("stop", "Input should be a list of strings", "list_type");
        return [];
    }

    private static ImmutableArray<string> Checked(FieldReader reader, ImmutableArray<string> stops)
    {
        if (stops.Length > Most || stops.Any(static s => s.Length is 0 or > MaxChars))
            reader.Refuse($"stop takes at most {Most} texts of 1 to {MaxChars} characters", "bad_stop");
        return stops;
    }
}
