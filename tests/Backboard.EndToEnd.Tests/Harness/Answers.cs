using System.Globalization;

namespace Backboard.EndToEnd.Tests;

/// <summary>Short words for what tests read out of answers.</summary>
internal static class Answers
{
    public static string? Text(this JsonElement json, string property) => json.GetProperty(property).GetString();

    public static string? Text(this JsonAnswer answer, string property) => answer.Json.Text(property);

    public static string? Text(this SseEvent frame, string property) => frame.Data.Text(property);

    /// <summary>The <c>type</c>s of the frames, a run of equal ones as one.</summary>
    public static IEnumerable<string> Types(this IEnumerable<SseEvent> frames)
    {
        var last = default(string);
        foreach (var frame in frames)
        {
            if (frame.Type != last) yield return frame.Type!;
            last = frame.Type;
        }
    }

    public static SseEvent Only(this IEnumerable<SseEvent> frames, string type) => frames.Single(frame => frame.Type == type);

    /// <summary>The text that the deltas add up to.</summary>
    public static string Streamed(this IEnumerable<SseEvent> frames) =>
        string.Concat(frames.Where(frame => frame.Type == "content_streaming").Select(frame => frame.Text("content")));

    /// <summary>Frames as they came, for comparing streams byte for byte.</summary>
    public static string Raw(this IEnumerable<SseEvent> frames) => string.Join('\n', frames.Select(frame => frame.Raw));

    public static int RetryAfter(this JsonAnswer answer) =>
        int.Parse(answer.Headers.GetValues("Retry-After").Single(), CultureInfo.InvariantCulture);

    /// <summary>What a refusal tells people, however it is shaped.</summary>
    public static string Detail(this JsonAnswer answer) => answer["detail"] is { ValueKind: JsonValueKind.Array } list
        ? string.Join("; ", list.EnumerateArray().Select(item => $"{string.Join('.', item.GetProperty("loc").EnumerateArray())}: {item.Text("msg")}"))
        : answer.Text("detail")!;
}
