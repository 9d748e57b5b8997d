namespace Backboard.Host;

/// <summary>The headers that make a request a turn of a thread.</summary>
/// <param name="ThreadId">Null makes a thread.</param>
/// <param name="AssistantId">Whose a new thread is; null takes the tenant's default.</param>
/// <param name="Memory">How the turn uses the assistant's memory.</param>
internal sealed record ClaudeThreadHeaders(Guid? ThreadId, Guid? AssistantId, MemoryMode Memory)
{
    public const string Thread = "X-Thread-Id";

    private const string Assistant = "X-Assistant-Id";
    private const string MemoryName = "X-Memory";
    private const string New = "new";

    public static bool AreGiven(HttpRequest request) => request.Headers.ContainsKey(Thread);

    public static Parsed<ClaudeThreadHeaders> Of(HttpRequest request)
    {
        var isNew = string.Equals(request.Headers[Thread], New, StringComparison.OrdinalIgnoreCase);
        if (!TryId(isNew ? "" : request.Headers[Thread].ToString(), out var threadId) || (!isNew && threadId is null))
            return Error.Invalid($"{Thread}: must be '{New}' or the id of a thread");
        if (!TryId(request.Headers[Assistant].ToString(), out var assistantId))
            return Error.Invalid($"{Assistant}: must be the id of an assistant");
        MemoryMode? memory = request.Headers[MemoryName].ToString().ToUpperInvariant() switch
        {
            "" or "OFF" => MemoryMode.Off,
            "AUTO" or "ON" => MemoryMode.Auto,
            "READONLY" => MemoryMode.Readonly,
            _ => null,
        };
        return memory is { } mode
            ? new ClaudeThreadHeaders(threadId, assistantId, mode)
            : Error.Invalid($"{MemoryName}: must be auto, readonly or off");
    }

    private static bool TryId(string text, out Guid? id)
    {
        id = Guid.TryParse(text, out var parsed) ? parsed : null;
        return id is not null || text.Length == 0;
    }
}
