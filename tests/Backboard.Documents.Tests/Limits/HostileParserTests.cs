using Backboard.Memory.ParserProcess;

namespace Backboard.Documents.Tests.Limits;

/// <summary>A process that does its worst takes nothing with it but its document.</summary>
public sealed class HostileParserTests
{
    private const string Damaged = "It could not be read: the file may be damaged. Save it anew and upload that.";

    [Theory]
    [InlineData("allocate")]
    [InlineData("allocate natively")]
    public async Task A_process_that_wants_too_much_memory_ends(string deed)
    {
        Assert.Equal("Reading it needed more than 128 MB of memory: split it into smaller files.", (await Do(deed)).Reason);
    }

    [Theory]
    [InlineData("loop")]
    [InlineData("wait")]
    [InlineData("start a tool and wait")]
    public async Task A_process_that_takes_too_long_is_ended(string deed)
    {
        Assert.Equal("Reading it took longer than 1 s: split it into smaller files.", (await Do(deed, seconds: 1)).Reason);
    }

    [Theory]
    [InlineData("garbage")]
    [InlineData("flood")]
    [InlineData("half a line")]
    [InlineData("lie about places")]
    [InlineData("lie about order")]
    [InlineData("leave")]
    [InlineData("crash for no reason")]
    public async Task What_a_process_says_is_not_believed_unchecked(string deed) => Assert.Equal(Damaged, (await Do(deed)).Reason);

    [Fact]
    public async Task A_process_has_no_network_and_knows_no_secrets()
    {
        Environment.SetEnvironmentVariable("OPENAI_API_KEY", "canary");
        var lines = (await Do("report")).Text.Split('\n');

        Assert.Equal(["tcp: AccessDenied", "tcp6: AccessDenied", "udp: AccessDenied", "unix: AccessDenied", "thread: AccessDenied", "tool: AccessDenied"], lines[..^1]);
        Assert.Matches(@"\Aenvironment: [\w ]*\bPATH\b", lines[^1]);
        Assert.DoesNotContain("API_KEY", lines[^1]);
    }

    [Fact]
    public async Task A_process_writes_no_files()
    {
        using var folder = new TempFolder();
        var path = folder.Write("deed.txt", "write a file"u8);

        var reading = await Reading.From(Reading.Parser(command: new ParserCommand("dotnet", Program)).Parse(path, "txt", CancellationToken.None));

        Assert.Equal(Damaged, reading.Reason);
        Assert.False(File.Exists($"{path}.written") && File.ReadAllText($"{path}.written").Length > 0);
    }

    [Fact]
    public async Task Cancelling_ends_the_process_and_what_it_started()
    {
        using var cancel = new CancellationTokenSource();
        await using var pieces = Pieces("start a tool and wait", seconds: 60, out var folder, cancel.Token).GetAsyncEnumerator();
        using var _ = folder;
        Assert.True(await pieces.MoveNextAsync());
        var ids = ProcessIds(Assert.IsType<ParsedPortion>(pieces.Current).Portion.Text);

        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await pieces.MoveNextAsync());
        await Eventually.True(() => !ids.Any(IsRunning));
    }

    [Fact]
    public async Task A_server_that_is_killed_leaves_no_process_behind()
    {
        using var folder = new TempFolder();
        await using var server = ProcessHost.StartDotnet(Program, ["serve", folder.Write("deed.txt", "start a tool and wait"u8)]);
        var ids = ProcessIds((await server.WaitForLineAsync(@"^portion \d+ \d+"))["portion ".Length..]);
        Assert.All(ids, id => Assert.True(IsRunning(id)));

        server.Kill9();

        await Eventually.True(() => !ids.Any(IsRunning));
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Backboard.HostileParser.dll");

    private static async Task<Reading> Do(string deed, int seconds = 30)
    {
        var pieces = Pieces(deed, seconds, out var folder, CancellationToken.None);
        using (folder) return await Reading.From(pieces);
    }

    private static IAsyncEnumerable<ParsedPiece> Pieces(string deed, int seconds, out TempFolder folder, CancellationToken cancellationToken)
    {
        folder = new TempFolder();
        var options = new DocumentOptions { ParserSeconds = seconds, ParserMegabytes = 128 };
        var path = folder.Write("deed.txt", System.Text.Encoding.UTF8.GetBytes(deed));
        return Reading.Parser(options, new ParserCommand("dotnet", Program)).Parse(path, "txt", cancellationToken);
    }

    private static int[] ProcessIds(string text) => [.. text.Split(' ').Select(int.Parse)];

    /// <summary>One that nobody has asked for its exit code does not count.</summary>
    private static bool IsRunning(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
