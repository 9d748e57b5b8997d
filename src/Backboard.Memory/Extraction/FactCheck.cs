using System.Globalization;

namespace Backboard.Memory.Extraction;

/// <summary>A fact after its check: a decision, a reason to follow nothing of the answer, or neither, when it is only left out.</summary>
internal readonly record struct CheckedFact(MemoryDecision? Decision, string? Rejection);

/// <summary>Checks one fact of a model's answer against what the user said and what may be changed.</summary>
internal sealed class FactCheck
{
    private readonly ExtractionRequest _request;
    private readonly UserWords _message;
    private readonly Grounding _grounding;

    public FactCheck(ExtractionRequest request)
    {
        _request = request;
        _message = new UserWords(request.Message);
        _grounding = new Grounding(request, _message);
    }

    public CheckedFact Check(AnsweredFact? fact)
    {
        if (fact is null || EffectOf(fact.Action) is not { } effect) return Reject("A fact names no action there is.");
        var target = string.IsNullOrWhiteSpace(fact.Memory) ? null : Handles.Find(_request.Related, fact.Memory.Trim());
        if (target is null && !string.IsNullOrWhiteSpace(fact.Memory)) return Reject("A fact names a memory that it was not shown.");
        if (target is null && effect is MemoryEffectKind.Update or MemoryEffectKind.Delete) return Reject("A change names no memory.");

        var content = effect is MemoryEffectKind.Add or MemoryEffectKind.Update ? OneLine(fact.Content) : null;
        if (content is { Length: 0 or > AnsweredFact.LongestContent }) return Reject("A fact is empty or too long.");
        if (content?.Contains('\0') == true) return Reject("A fact has a character that cannot be stored.");
        return Place(fact, effect, target, content);
    }

    private CheckedFact Place(AnsweredFact fact, MemoryEffectKind effect, MemoryRecord? target, string? content)
    {
        if (_message.Find(fact.Quote) is not { } span)
            return effect == MemoryEffectKind.None ? LeftOut : Reject("A fact quotes words that are not in the user's message.");
        if (!_message.IsOwn(span) || _message.IsAsked(span)) return LeftOut;
        var replaced = effect == MemoryEffectKind.Update ? target!.Content : null;
        if (content is not null && !_grounding.Carries(content, fact.Quote!, replaced)) return LeftOut;
        var decision = new MemoryDecision(effect, effect == MemoryEffectKind.Add ? null : target?.MemoryId, content)
        {
            Of = KindOf(fact.Kind),
            Confidence = Math.Clamp(fact.Confidence ?? 1, 0, 1),
            Start = span.Start,
            Length = span.Length,
            OccurredOn = DayOf(fact.OccurredOn),
        };
        return new CheckedFact(decision, null);
    }

    private static CheckedFact LeftOut => default;

    private static CheckedFact Reject(string reason) => new(null, reason);

    /// <summary>A memory is shown to models as one line of a list.</summary>
    private static string OneLine(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static MemoryEffectKind? EffectOf(string? action) => action?.Trim().ToUpperInvariant() switch
    {
        "ADD" => MemoryEffectKind.Add,
        "UPDATE" => MemoryEffectKind.Update,
        "DELETE" => MemoryEffectKind.Delete,
        "NONE" => MemoryEffectKind.None,
        _ => null,
    };

    private static MemoryKind KindOf(string? kind) => kind?.Trim().ToUpperInvariant() switch
    {
        "PREFERENCE" => MemoryKind.Preference,
        "EVENT" => MemoryKind.Event,
        "INSTRUCTION" => MemoryKind.Instruction,
        _ => MemoryKind.Fact,
    };

    private static DateTimeOffset? DayOf(string? day) =>
        DateOnly.TryParseExact(day?.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new DateTimeOffset(date.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero)
            : null;
}
