using System.Globalization;

namespace Backboard.Memory.ParserProcess;

/// <summary>How the command that reads a document is called.</summary>
/// <param name="Program">An executable file.</param>
/// <param name="Arguments">Before those of the command.</param>
internal sealed record ParserCommand(string Program, params ImmutableArray<string> Arguments)
{
    private const string Name = "backboard";

    /// <summary>This very program: itself where it runs as <c>backboard</c>, else <c>backboard.dll</c> beside it, by the same <c>dotnet</c>.</summary>
    public static ParserCommand Own()
    {
        var self = Environment.ProcessPath ?? "dotnet";
        if (Path.GetFileNameWithoutExtension(self) == Name) return new ParserCommand(self);
        var host = Path.GetFileNameWithoutExtension(self) == "dotnet" ? self : Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        return new ParserCommand(host, Path.Combine(AppContext.BaseDirectory, $"{Name}.dll"));
    }

    public IEnumerable<string> ArgumentsFor(string path, string type, DocumentOptions options) =>
    [
        .. Arguments, "parse", path, "--type", type, "--megabytes", Text(options.ParserMegabytes), "--seconds", Text(options.ParserSeconds), "--lifeline",
    ];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
