namespace Backboard.Memory.ParserProcess;

/// <summary>Sentences for people, of what can befall every format.</summary>
internal static class Reasons
{
    public const string Damaged = "It could not be read: the file may be damaged. Save it anew and upload that.";

    public static string TooLarge(int megabytes) => $"Reading it needed more than {megabytes} MB of memory: split it into smaller files.";

    public static string TooSlow(int seconds) => $"Reading it took longer than {seconds} s: split it into smaller files.";
}
