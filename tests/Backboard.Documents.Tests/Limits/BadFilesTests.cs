using Backboard.Documents.Tests.Formats;

namespace Backboard.Documents.Tests.Limits;

public sealed class BadFilesTests
{
    private static readonly DocumentOptions Options = new() { ParserSeconds = 20, ParserMegabytes = 256 };

    [Fact]
    public async Task Each_of_300_bad_files_ends_with_a_reason()
    {
        var files = BadFiles.All(seed: 1);
        Assert.Equal(BadFiles.Count, files.Length);
        List<string> wrong = [];
        await Parallel.ForEachAsync(files, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (file, cancellationToken) =>
        {
            if (await WrongWith(file, cancellationToken) is not { } what) return;
            lock (wrong) wrong.Add($"{file}: {what}");
        });

        Assert.Empty(wrong);
    }

    private static async Task<string?> WrongWith(BadFile file, CancellationToken cancellationToken)
    {
        var bytes = file.Make();
        if (Sniffer.Objection(file.Type, bytes) is { } objection) return file.End == BadFileEnd.Failed ? $"refused: {objection}" : null;
        if (file.End == BadFileEnd.Refused) return "not refused";
        var reading = await Reading.ByProcess(file.Type, bytes, Options, cancellationToken);
        return reading.Reason is null ? $"read: {reading.Text[..Math.Min(100, reading.Text.Length)]}" : null;
    }
}
