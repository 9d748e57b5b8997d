using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Backboard.Bench.Locomo;

/// <summary>Reads the JSON that LoCoMo is published as. Adversarial questions, which no turn answers, are left out.</summary>
internal static partial class LocomoFile
{
    private const int Adversarial = 5;

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Conversation> Read(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return [.. json.RootElement.EnumerateArray().Select(ReadConversation)];
    }

    private static Conversation ReadConversation(JsonElement sample) => new(
        sample.GetProperty("sample_id").GetString()!,
        [.. SessionsOf(sample.GetProperty("conversation")).SelectMany(static session => session)],
        [
            .. sample.GetProperty("qa").EnumerateArray().Select(ReadQuestion)
                .Where(static question => question.Category != Adversarial && question.Evidence.Count > 0),
        ]);

    private static IEnumerable<IEnumerable<SpokenTurn>> SessionsOf(JsonElement conversation) => conversation.EnumerateObject()
        .Select(static property => (property.Value, Name: SessionName().Match(property.Name)))
        .Where(static session => session.Name.Success)
        .OrderBy(static session => Number(session.Name, "number"))
        .Select(session => ReadSession(session.Value, DateOf(conversation.GetProperty($"{session.Name.Value}_date_time").GetString()!)));

    /// <summary>A session is dated as a whole; its turns follow each other by a second.</summary>
    private static IEnumerable<SpokenTurn> ReadSession(JsonElement turns, DateTimeOffset began) => turns.EnumerateArray()
        .Select((turn, place) => new SpokenTurn(IdsIn(turn.GetProperty("dia_id").GetString()!).Single(), began.AddSeconds(place), TextOf(turn)));

    private static string TextOf(JsonElement turn)
    {
        var text = $"{turn.GetProperty("speaker").GetString()}: {turn.GetProperty("text").GetString()}";
        return turn.TryGetProperty("blip_caption", out var caption) ? $"{text} [shares a photo of {caption.GetString()}]" : text;
    }

    private static Question ReadQuestion(JsonElement question) => new(
        question.GetProperty("question").GetString()!,
        question.GetProperty("category").GetInt32(),
        question.GetProperty("evidence").EnumerateArray().SelectMany(static id => IdsIn(id.GetString()!)).ToHashSet());

    /// <summary>The data writes ids in more than one way, and sometimes several in one string.</summary>
    private static IEnumerable<TurnId> IdsIn(string text) =>
        TurnIds().Matches(text).Select(static id => new TurnId(Number(id, "session"), Number(id, "turn")));

    private static DateTimeOffset DateOf(string text) => DateTimeOffset.ParseExact(
        text, "h:mm tt 'on' d MMMM, yyyy", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^session_(?<number>\d+)$", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SessionName();

    [GeneratedRegex(@"D:?(?<session>\d+):(?<turn>\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex TurnIds();
}
