using static Backboard.Grains.Tests.Documents.ConsultHarness;

namespace Backboard.Grains.Tests.Documents;

public sealed class WaitingTests
{
    private readonly ConsultHarness _turn = new();

    [Fact]
    public async Task A_turn_waits_until_its_threads_documents_are_read()
    {
        var first = _turn.Store.AddIndexed(Own, ["first"]);
        var second = _turn.Store.Add(Own, "second");
        var consulted = _turn.Consult("red apple");
        await Looks(10);
        Assert.False(consulted.IsCompleted);

        _turn.Store.Index(second.Key.DocumentId, [new DocumentChunk(0, 0, "second", 10, null, null)]);
        await Eventually.True(() => Passes(consulted));

        var context = await consulted;
        Assert.Equal([first.Key.DocumentId, second.Key.DocumentId], context.Documents.Select(document => document.Key.DocumentId));
        Assert.Equal(["first", "second"], context.Passages.Select(passage => passage.Chunk.Text));
    }

    [Fact]
    public async Task It_does_not_wait_longer_than_set_and_goes_on_with_what_there_is()
    {
        _turn.Store.AddIndexed(Own, ["first"]);
        _turn.Store.Add(Own, "second");
        var consulted = _turn.Consult("red apple");

        await Eventually.True(() => Passes(consulted));

        Assert.InRange(_turn.Time.GetUtcNow() - DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(70));
        var context = await consulted;
        Assert.Equal([DocumentStatus.Indexed, DocumentStatus.Pending], context.Documents.Select(document => document.Status));
        Assert.Equal(["first"], context.Passages.Select(passage => passage.Chunk.Text));
    }

    [Fact]
    public async Task Without_patience_it_looks_once()
    {
        _turn.Options.WaitSeconds = 0;
        _turn.Store.Add(Own, "pending");

        Assert.Single((await _turn.Consult("red apple")).Documents);
        Assert.Equal(2, _turn.Scopes.Lists);
    }

    [Fact]
    public async Task The_assistants_documents_are_not_waited_for()
    {
        _turn.Store.Add(Shared, "pending");

        Assert.Single((await _turn.Consult("red apple")).Documents);
    }

    [Fact]
    public async Task A_turn_that_ends_waits_no_more()
    {
        _turn.Store.Add(Own, "pending");
        using var ending = new CancellationTokenSource();
        var consulted = _turn.Consult("red apple", cancellationToken: ending.Token);

        await ending.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => consulted);
    }

    [Fact]
    public async Task A_scope_that_hangs_is_given_up()
    {
        _turn.Scopes.Hangs = true;
        var consulted = _turn.Consult("red apple");

        await Eventually.True(() => Passes(consulted));

        Assert.Equal("documents", Assert.Single((await consulted).Degraded));
        Assert.InRange(_turn.Time.GetUtcNow() - DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20));
    }

    private Task Looks(int times) => Eventually.True(() =>
    {
        _turn.Time.Advance(TimeSpan.FromMilliseconds(250));
        return _turn.Scopes.Lists >= times;
    });

    private bool Passes(Task consulted)
    {
        if (!consulted.IsCompleted)
            _turn.Time.Advance(TimeSpan.FromMilliseconds(500));
        return consulted.IsCompleted;
    }
}
