namespace Backboard.Memory.ParserProcess;

/// <summary>How a process that reads a document ends, as its exit code says it.</summary>
internal static class ParserExit
{
    public const int Done = 0;

    public const int OutOfMemory = 3;

    // 128 and the signal, as .NET reports a process that a signal ended.
    public const int ProcessorTimeIsUp = 128 + 24;

    private const int Killed = 128 + 9;

    /// <summary>The reason for people, of a process that did not say one.</summary>
    /// <param name="code">Its exit code.</param>
    /// <param name="hasLackedMemory">Its last words were that it had no memory left.</param>
    public static string ReasonOf(int code, bool hasLackedMemory, DocumentOptions options) => code switch
    {
        OutOfMemory or Killed => Reasons.TooLarge(options.ParserMegabytes),
        ProcessorTimeIsUp => Reasons.TooSlow(options.ParserSeconds),
        _ when hasLackedMemory => Reasons.TooLarge(options.ParserMegabytes),
        _ => Reasons.Damaged,
    };
}
