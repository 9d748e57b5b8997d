namespace Backboard.Abstractions;

/// <summary>
/// Events say which places of documents an answer rests on; the words stay in the documents, so that deleting those deletes
/// them everywhere.
/// </summary>
public static class CitedTexts
{
    /// <summary>The citations an event names; empty for events that name none.</summary>
    public static ImmutableArray<Citation> Of(TurnEvent turnEvent) =>
        turnEvent is IEnding { Outcome.Citations: { IsDefaultOrEmpty: false } citations } ? citations : [];

    /// <summary>The event as it is stored.</summary>
    public static TurnEvent Without(TurnEvent turnEvent) => Map(turnEvent, citation => citation with { Filename = "", Quote = "" });

    /// <summary>The event as it is read: what has no words any more, because its document is gone, is not named either.</summary>
    public static TurnEvent With(TurnEvent turnEvent, Func<Citation, CitedText?> textOf) => Map(
        turnEvent, citation => textOf(citation) is { } text ? citation with { Filename = text.Filename, Quote = text.Quote } : null);

    private static TurnEvent Map(TurnEvent turnEvent, Func<Citation, Citation?> map) => Of(turnEvent).IsEmpty
        ? turnEvent
        : turnEvent.With(outcome => outcome with { Citations = [.. outcome.Citations.Select(map).OfType<Citation>()] });
}

/// <summary>The words of a citation, as its document has them.</summary>
/// <param name="Filename">The document's name.</param>
/// <param name="Quote">The stored text at the citation's place, to the character.</param>
public sealed record CitedText(string Filename, string Quote);
