namespace Backboard.Grains.Tests.Documents;

public sealed class DocumentGrainTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private ReadingHarness Reading => _silo.Reading;

    public async Task InitializeAsync() => _silo = await TestSilo.Start();

    public async Task DisposeAsync() => await _silo.DisposeAsync();

    [Fact]
    public async Task Many_calls_to_read_are_one_reading()
    {
        var open = new TaskCompletionSource();
        Reading.Parser.Gate = (_, token) => open.Task.WaitAsync(token);
        var id = Reading.Add("one\ntwo");

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _silo.Document(id).Read()));
        await Eventually.True(() => Reading.Parser.Running == 1);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _silo.Document(id).Read()));
        open.SetResult();
        await Eventually.True(() => Reading.Store[id].Document.IsFinal);

        Assert.Equal(1, Reading.Store.Claims);
        Assert.Equal("one\ntwo\n", Reading.Store[id].Text);
        await _silo.Document(id).Read();
        Assert.Single(Reading.Parser.Paths);
    }

    [Fact]
    public async Task Whoever_is_told_that_a_document_is_gone_finds_no_file_and_no_parser_of_it()
    {
        Reading.Parser.Gate = (_, token) => Task.Delay(Timeout.Infinite, token);
        var id = Reading.Add("one\ntwo");
        await _silo.Document(id).Read();
        await Eventually.True(() => Reading.Parser.Running == 1);
        Assert.NotEmpty(Reading.Files);

        var deleted = await _silo.Document(id).Delete();

        Assert.Equal(id, deleted.Value!.Key.DocumentId);
        Assert.Equal(0, Reading.Parser.Running);
        Assert.Empty(Reading.Files);
        Assert.False(Reading.Store.Has(id));
        Assert.Equal(ErrorKind.NotFound, (await _silo.Document(id).Delete()).Error!.Kind);
    }

    [Fact]
    public async Task A_database_that_is_down_deletes_nothing_and_stops_nothing()
    {
        Reading.Parser.Gate = (_, token) => Task.Delay(Timeout.Infinite, token);
        var id = Reading.Add("one");
        await _silo.Document(id).Read();
        await Eventually.True(() => Reading.Parser.Running == 1);
        Reading.Store.IsDown = true;

        Assert.Equal(ErrorKind.Unavailable, (await _silo.Document(id).Delete()).Error!.Kind);
        Assert.Equal(1, Reading.Parser.Running);
    }

    [Fact]
    public async Task A_node_that_leaves_begins_no_reading()
    {
        Reading.Services.Health.Leave();
        var id = Reading.Add("one");

        await _silo.Document(id).Read();

        Assert.Equal(0, Reading.Store.Claims);
    }

    [Fact]
    public async Task A_stop_ends_a_reading_at_once_and_leaves_no_file_of_it()
    {
        // Before there is anything to read: the sweep of a silo that has just started may be at it before anybody asks.
        Reading.Parser.Gate = (_, token) => Task.Delay(Timeout.Infinite, token);
        var id = Reading.Add("one");
        await _silo.Document(id).Read();
        await Eventually.True(() => Reading.Parser.Running == 1);

        await _silo.StopAsync().WaitAsync(TimeSpan.FromSeconds(15));

        Assert.Equal(0, Reading.Parser.Running);
        Assert.Empty(Reading.Files);
        Assert.False(Reading.Store[id].Document.IsFinal);
    }

    [Fact]
    public async Task The_sweep_finds_what_nobody_asked_to_read_and_what_an_outage_left()
    {
        var isBroken = true;
        Reading.Parser.Gate = (line, _) =>
        {
            Reading.Store.IsDown = line == 1 && isBroken;
            return Task.CompletedTask;
        };
        var id = Reading.Add("one\ntwo");
        await Eventually.True(() => Passes(() => Reading.Store.IsDown && Reading.Parser.Running == 0));

        (isBroken, Reading.Store.IsDown) = (false, false);
        await Eventually.True(() => Passes(() => Reading.Store[id].Document.IsFinal));

        Assert.Equal((DocumentStatus.Indexed, 2), (Reading.Store[id].Document.Status, Reading.Store[id].Document.Attempt));
        Assert.Equal("one\ntwo\n", Reading.Store[id].Text);
    }

    private bool Passes(Func<bool> condition)
    {
        if (!condition())
            Reading.Time.Advance(TimeSpan.FromSeconds(1));
        return condition();
    }
}
