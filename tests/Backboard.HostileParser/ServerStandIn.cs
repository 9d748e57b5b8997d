using Backboard.Memory.ParserProcess;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Backboard.HostileParser;

/// <summary>A process that has a document read as the server does, so that a test can kill it.</summary>
internal static class ServerStandIn
{
    public static async Task<int> Run(string document)
    {
        var command = new ParserCommand(Environment.ProcessPath!, typeof(ServerStandIn).Assembly.Location);
        var parser = new DocumentParserProcess(
            command, Options.Create(new DocumentOptions()), TimeProvider.System, NullLogger<DocumentParserProcess>.Instance);
        await foreach (var piece in parser.Parse(document, "txt", CancellationToken.None))
            Console.Out.WriteLine(piece is ParsedPortion portion ? $"portion {portion.Portion.Text}" : "end");
        return 0;
    }
}
