namespace Backboard.Memory.Tests.Rules;

/// <summary>Hand-written sentences; the held-out ones were written after the rules and are no guide to change them by.</summary>
public sealed class CorpusTests
{
    private static readonly string[] Sets = ["dev", "held-out"];

    [Fact]
    public void What_is_no_fact_is_not_stored()
    {
        var messages = Sets.Append("fresh").SelectMany(set => Corpus.Lines($"non-facts-{set}")).ToList();
        var stored = messages.Where(message => new Ledger().Tell(message).Length > 0).ToList();
        Assert.True(messages.Count >= 500 && stored.Count <= messages.Count / 100, $"{stored.Count} of {messages.Count} stored:\n{string.Join('\n', stored)}");
    }

    [Fact]
    public void What_people_tell_of_themselves_is_stored()
    {
        var messages = Sets.SelectMany(set => Corpus.Lines($"facts-{set}")).ToList();
        var missed = messages.Where(message => new Ledger().Tell(message).Length == 0).ToList();
        Assert.True(messages.Count >= 300 && missed.Count <= messages.Count * 3 / 100, $"{missed.Count} of {messages.Count} missed:\n{string.Join('\n', missed)}");
    }

    [Fact]
    public void What_adds_leaves_the_known_current()
    {
        var pairs = Sets.SelectMany(set => Corpus.Pairs($"additive-{set}")).ToList();
        var failed = pairs.Where(pair => After(pair.First, pair.Then).Current.Count() != 2).ToList();
        Assert.True(pairs.Count >= 200 && failed.Count <= pairs.Count * 5 / 200, $"{failed.Count} of {pairs.Count} failed:\n{string.Join('\n', failed)}");
    }

    [Fact]
    public void What_changes_replaces_the_known()
    {
        var pairs = Sets.SelectMany(set => Corpus.Pairs($"updates-{set}")).ToList();
        var failed = pairs.Where(pair => !IsReplaced(pair.First, pair.Then, pair.IsTakenBack)).ToList();
        Assert.True(pairs.Count >= 200 && failed.Count <= pairs.Count * 5 / 100, $"{failed.Count} of {pairs.Count} failed:\n{string.Join('\n', failed)}");
    }

    [Fact]
    public void Told_twice_nothing_changes()
    {
        var messages = Corpus.Lines("facts-dev").Concat(Corpus.Lines("facts-held-out")).ToList();
        var doubled = messages.Where(message => { var ledger = After(message, message); return ledger.Versions.Count != ledger.Current.Count() || ledger.Current.DistinctBy(memory => memory.Content).Count() != ledger.Current.Count(); }).ToList();
        Assert.True(doubled.Count == 0, string.Join('\n', doubled));
    }

    private static Ledger After(string first, string then)
    {
        var ledger = new Ledger();
        ledger.Tell(first);
        ledger.Tell(then);
        return ledger;
    }

    private static bool IsReplaced(string first, string then, bool isTakenBack)
    {
        var ledger = new Ledger();
        ledger.Tell(first);
        var old = ledger.Current.Select(memory => memory.Content).ToList();
        ledger.Tell(then);
        var now = ledger.Current.Select(memory => memory.Content).ToList();
        return old.Count == 1 && !now.Contains(old[0]) && now.Count == (isTakenBack ? 0 : 1);
    }
}
