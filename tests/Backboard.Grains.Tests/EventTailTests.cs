namespace Backboard.Grains.Tests;

public sealed class EventTailTests
{
    private readonly EventTail _tail = new();

    [Fact]
    public void An_unknown_head_covers_nothing() => Assert.False(_tail.Covers(0));

    [Fact]
    public void A_seeded_tail_covers_what_comes_after_its_head()
    {
        _tail.Seed(7);

        Assert.True(_tail.Covers(7));
        Assert.False(_tail.Covers(6));
    }

    [Fact]
    public void Publishing_wakes_those_who_wait()
    {
        var bell = _tail.Bell;

        _tail.Publish([Entry(1)]);

        Assert.True(bell.IsCompleted);
        Assert.False(_tail.Bell.IsCompleted);
    }

    [Fact]
    public void Readers_get_only_what_they_have_not_seen()
    {
        _tail.Publish([Entry(1), Entry(2), Entry(3)]);

        Assert.Equal([2L, 3L], _tail.After(1, null).Select(entry => entry.Seq));
    }

    [Fact]
    public void A_long_tail_forgets_its_beginning_and_says_so()
    {
        for (var seq = 1; seq <= 1_000; seq++)
            _tail.Publish([Entry(seq)]);

        Assert.False(_tail.Covers(10));
        Assert.True(_tail.Covers(990));
        Assert.Equal(10, _tail.After(990, null).Length);
    }

    [Fact]
    public void A_gap_clears_what_was_known()
    {
        _tail.Publish([Entry(1)]);
        _tail.Publish([Entry(5)]);

        Assert.False(_tail.Covers(1));
        Assert.True(_tail.Covers(4));
    }

    private static EventEntry Entry(long seq) => new(seq, Guid.Empty, new ContentStreaming("x"));
}
