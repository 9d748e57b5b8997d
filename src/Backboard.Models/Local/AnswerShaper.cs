using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Backboard.Models.Local;

/// <summary>An answer as it is sent, word by word, and why it ends.</summary>
/// <param name="StopSequence">The sequence that ended it, or null.</param>
internal sealed record ShapedAnswer(IReadOnlyList<string> Pieces, ChatFinishReason FinishReason, string? StopSequence);

/// <summary>Brings an answer into the form that was asked for: after the prefill, as JSON, up to a stop sequence, of so many words.</summary>
internal static class AnswerShaper
{
    /// <summary>Escapes no more than JSON asks for, so that the words stay readable.</summary>
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ShapedAnswer Shape(string text, ChatOptions? options, string prefill)
    {
        var max = options?.MaxOutputTokens ?? int.MaxValue;
        var isCut = false;
        if (options?.ResponseFormat is ChatResponseFormatJson)
        {
            // {"answer": costs a word; a shorter answer is still an object, half an object is not.
            var words = Pieces.Split(text);
            isCut = words.Count + 1 > max;
            if (isCut) text = string.Concat(words.Take(max - 1));
            text = Json(text);
            max = int.MaxValue;
        }
        text = Continue(prefill, text);
        var stop = FirstStop(text, options?.StopSequences);
        if (stop is { } found) text = text[..found.At];
        var pieces = Pieces.Split(text);
        if (pieces.Count > max) return new ShapedAnswer(pieces[..max], ChatFinishReason.Length, null);
        return new ShapedAnswer(pieces, isCut ? ChatFinishReason.Length : ChatFinishReason.Stop, stop?.Sequence);
    }

    private static string Json(string text) => "{\"answer\": " + JsonValue.Create(text).ToJsonString(Readable) + "}";

    /// <summary>Leaves out what the prefill says already: the longest end of it that the answer starts with.</summary>
    private static string Continue(string prefill, string answer)
    {
        if (prefill.Length == 0) return answer;
        for (var length = Math.Min(prefill.Length, answer.Length); length > 0; length--)
            if (IsWordEnd(prefill, prefill.Length - length) && prefill.AsSpan().EndsWith(answer.AsSpan(0, length), StringComparison.Ordinal)) return answer[length..];
        return char.IsWhiteSpace(prefill[^1]) ? answer : " " + answer;
    }

    private static bool IsWordEnd(string prefill, int at) => at == 0 || !char.IsLetterOrDigit(prefill[at - 1]);

    private static (int At, string Sequence)? FirstStop(string text, IList<string>? sequences)
    {
        (int At, string Sequence)? first = null;
        foreach (var sequence in sequences ?? [])
        {
            if (sequence.Length == 0) continue;
            var at = text.IndexOf(sequence, StringComparison.Ordinal);
            if (at >= 0 && (first is null || at < first.Value.At)) first = (at, sequence);
        }
        return first;
    }
}
