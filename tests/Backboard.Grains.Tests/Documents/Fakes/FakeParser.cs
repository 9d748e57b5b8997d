using System.Runtime.CompilerServices;

namespace Backboard.Grains.Tests.Documents;

/// <summary>Reads lines of ASCII: every line is a portion of one chunk. Stops before each at a gate.</summary>
internal sealed class FakeParser : IDocumentParser
{
    private int _running;

    /// <summary>Waited for before every line and before the end.</summary>
    public Func<int, CancellationToken, Task> Gate { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>How it ends.</summary>
    public ParsedPiece? Ending { get; set; } = new DocumentParsed("Extracted.", 3);

    public List<string> Paths { get; } = [];

    public int Running => Volatile.Read(ref _running);

    public int MostAtOnce { get; private set; }

    public bool WasCancelled { get; private set; }

    public async IAsyncEnumerable<ParsedPiece> Parse(string path, string type, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        lock (Paths)
        {
            Paths.Add(path);
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            var (lines, start) = (await File.ReadAllLinesAsync(path, cancellationToken), 0);
            for (var at = 0; at < lines.Length; at++)
            {
                await Gate(at, cancellationToken);
                yield return new ParsedPortion(new DocumentPortion(lines[at] + "\n", [new DocumentChunk(at, start, lines[at], 5, null, null)]));
                start += lines[at].Length + 1;
            }

            await Gate(lines.Length, cancellationToken);
            if (Ending is not null)
                yield return Ending;
        }
        finally
        {
            WasCancelled |= cancellationToken.IsCancellationRequested;
            Interlocked.Decrement(ref _running);
        }
    }
}
