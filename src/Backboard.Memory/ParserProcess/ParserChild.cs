using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Backboard.Memory.ParserProcess;

/// <summary>One process that reads one document, with everything it starts. It ends with this object.</summary>
internal sealed class ParserChild : IAsyncDisposable
{
    private const int LongestLastWords = 4_096;

    private readonly Process _process;
    private readonly DocumentOptions _options;
    private readonly TimeProvider _time;
    private readonly LineReader _lines;
    private readonly StringBuilder _lastWords = new();
    private TimeSpan _left;

    private ParserChild(Process process, DocumentOptions options, TimeProvider time)
    {
        (_process, _options, _time) = (process, options, time);
        _left = TimeSpan.FromSeconds(options.ParserSeconds);
        _lines = new LineReader(process.StandardOutput.BaseStream);
        process.ErrorDataReceived += (_, line) =>
        {
            if (_lastWords.Length < LongestLastWords) _lastWords.Append(line.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>Null while it runs.</summary>
    public int? ExitCode => _process.HasExited ? _process.ExitCode : null;

    public static ParserChild Start(ParserCommand command, string path, string type, DocumentOptions options, TimeProvider time)
    {
        var start = new ProcessStartInfo(command.Program, command.ArgumentsFor(path, type, options))
        {
            // The input is never written to: its end tells the child that this process is gone.
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = Path.GetTempPath(),
        };
        ParserEnvironment.Fill(start.Environment, options.ParserMegabytes);
        return new ParserChild(Process.Start(start)!, options, time);
    }

    /// <summary>What it says next. Only the time spent waiting for it counts against its seconds.</summary>
    public async Task<ParsedPiece> Next(CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        using var patience = new CancellationTokenSource(_left > TimeSpan.Zero ? _left : TimeSpan.Zero, _time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await _lines.Next(linked.Token) is { } line ? PieceOf(line) : await Ended(linked.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new DocumentUnreadable(Reasons.TooSlow(_options.ParserSeconds));
        }
        finally
        {
            _left -= _time.GetElapsedTime(started);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static ParsedPiece PieceOf(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ParserJson.Lines.ParserLine) switch
            {
                { Text: { } text, Chunks: { } chunks } => new ParsedPortion(new DocumentPortion(text, [.. chunks.Select(ChunkOf)])),
                { Parsed: { Summary: { } summary } facts } => new DocumentParsed(summary, facts.PageCount),
                { Unreadable: { } reason } => new DocumentUnreadable(reason),
                _ => new DocumentUnreadable(Reasons.Damaged),
            };
        }
        catch (JsonException)
        {
            return new DocumentUnreadable(Reasons.Damaged);
        }
    }

    private static DocumentChunk ChunkOf(ParsedChunk chunk) =>
        new(chunk.Ordinal, chunk.Start, chunk.Text, chunk.Tokens, chunk.Page, chunk.Heading);

    /// <summary>It stopped talking before it said what became of the document.</summary>
    private async Task<ParsedPiece> Ended(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        var hasLackedMemory = _lastWords.ToString().Contains("memory", StringComparison.OrdinalIgnoreCase);
        return new DocumentUnreadable(ParserExit.ReasonOf(_process.ExitCode, hasLackedMemory, _options));
    }
}
