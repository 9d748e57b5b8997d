using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Backboard.Memory.ParserProcess;

/// <summary>Starts <c>backboard parse</c> for each document and reads what it says, a portion at a time.</summary>
/// <param name="command">How it is called.</param>
/// <param name="options">Its limits.</param>
/// <param name="time">The clock.</param>
internal sealed partial class DocumentParserProcess(
    ParserCommand command, IOptions<DocumentOptions> options, TimeProvider time, ILogger<DocumentParserProcess> logger) : IDocumentParser
{
    public async IAsyncEnumerable<ParsedPiece> Parse(string path, string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var child = ParserChild.Start(command, path, type, options.Value, time);
        var check = new PortionCheck();
        ParsedPiece? piece;
        do
        {
            piece = await child.Next(cancellationToken);
            if (piece is ParsedPortion portion && !check.Accepts(portion.Portion)) piece = new DocumentUnreadable(Reasons.Damaged);
            if (piece is DocumentUnreadable unreadable) Log.Unreadable(logger, type, child.ExitCode, unreadable.Reason);
            yield return piece;
        }
        while (piece is ParsedPortion);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "A {Type} document is unreadable (exit code {ExitCode}): {Reason}")]
        public static partial void Unreadable(ILogger logger, string type, int? exitCode, string reason);
    }
}
