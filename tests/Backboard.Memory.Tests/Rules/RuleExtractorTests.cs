using Backboard.Memory.Extraction.Rules;

namespace Backboard.Memory.Tests.Rules;

public sealed class RuleExtractorTests
{
    private static readonly DateTimeOffset Wednesday = new(2024, 5, 15, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_memory_is_the_users_own_words_and_knows_where_they_stand()
    {
        const string message = "Hi there! Can you help me? I'm allergic to peanuts. Thanks.";
        var decision = Assert.Single(Read(message));
        Assert.Equal("I'm allergic to peanuts.", decision.Content);
        Assert.Equal(decision.Content, message.Substring(decision.Start, decision.Length));
        Assert.Equal(MemoryEffectKind.Add, decision.Kind);
    }

    [Fact]
    public void A_sentence_that_leans_on_the_one_before_is_kept_with_it() =>
        Assert.Equal("We have a dog called Rex. He is afraid of thunder.", Assert.Single(Read("We have a dog called Rex. He is afraid of thunder. What should I do?")).Content);

    [Fact]
    public void A_speaker_label_leaves_the_words_the_users() =>
        Assert.Equal("Anna: I moved to Rome.", Assert.Single(Read("Anna: I moved to Rome.")).Content);

    [Fact]
    public void What_is_taken_back_in_the_same_message_is_not_stored() =>
        Assert.Equal("No wait, I moved to Paris.", Assert.Single(Read("I live in Berlin. No wait, I moved to Paris.")).Content);

    [Theory]
    [InlineData("I met Sam yesterday.", "2024-05-14")]
    [InlineData("I ran a race last Friday.", "2024-05-10")]
    [InlineData("My exam is on June 5.", "2024-06-05")]
    [InlineData("We are moving next month.", "2024-06-01")]
    [InlineData("I got a cat two weeks ago.", "2024-05-01")]
    [InlineData("I have a meeting on Friday.", "2024-05-17")]
    [InlineData("My flight is on 2024-07-03.", "2024-07-03")]
    [InlineData("In 2016 I moved to Denmark.", "2016-01-01")]
    [InlineData("I live in Berlin.", null)]
    [InlineData("I have lived here since 2019.", null)]
    public void The_day_that_the_words_name_is_resolved(string message, string? day)
    {
        var occurredOn = Assert.Single(Read(message)).OccurredOn;
        Assert.Equal(day, occurredOn?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Always answer in French.", MemoryKind.Instruction)]
    [InlineData("I love jazz.", MemoryKind.Preference)]
    [InlineData("I went to a concert yesterday.", MemoryKind.Event)]
    [InlineData("I am a nurse.", MemoryKind.Fact)]
    public void The_kind_follows_from_the_words(string message, MemoryKind kind) => Assert.Equal(kind, Assert.Single(Read(message)).Of);

    [Fact]
    public void An_older_statement_told_late_does_not_replace_the_newer()
    {
        var ledger = new Ledger();
        ledger.Tell("I live in Paris.", Wednesday);
        var late = Assert.Single(ledger.Tell("I live in Berlin.", Wednesday.AddDays(-30)));
        Assert.Equal((MemoryEffectKind.Add, Wednesday), (late.Kind, late.ValidTo));
        Assert.Equal("I live in Paris.", Assert.Single(ledger.Current).Content);
    }

    [Fact]
    public void What_an_operator_wrote_is_never_changed()
    {
        var memory = new MemoryRecord
        {
            MemoryId = Guid.CreateVersion7(Wednesday), Version = 1, Content = "I live in Berlin.", Extractor = "api", Trust = MemoryTrust.Operator,
            ValidFrom = Wednesday, RecordedAt = Wednesday, CreatedAt = Wednesday,
        };
        var request = new ExtractionRequest("I moved to Paris.", null, Wednesday.AddDays(1), [memory], null);
        Assert.Equal(MemoryEffectKind.Add, Assert.Single(new RuleExtractor().Extract(request).Decisions).Kind);
    }

    [Theory]
    [InlineData("I lost my keys at the bank.", "So sorry about your keys!")]
    [InlineData("I coach a team of young swimmers.", "Keep going and never give up on the team!")]
    [InlineData("Ann: I live in Berlin.", "Bob: I live in Paris now.")]
    [InlineData("My favorite is the blue vase.", "The old clock is one of my favorites.")]
    public void What_only_shares_words_takes_nothing_back(string first, string then)
    {
        var ledger = new Ledger();
        ledger.Tell(first);
        ledger.Tell(then);
        Assert.Contains(ledger.Current, memory => memory.Content == first);
    }

    [Theory]
    [InlineData("So proud of my kids!")]
    [InlineData("A lot's been going on in my life.")]
    [InlineData("Seven years now, and I've finally found a home here.")]
    [InlineData("Check out my roses!")]
    [InlineData("That song is really special to me.")]
    public void What_is_told_in_passing_is_kept(string message) => Assert.Equal(message, Assert.Single(Read(message)).Content);

    [Fact]
    public void A_wish_does_not_hide_the_fact_before_it() =>
        Assert.Equal("I'm into pottery", Assert.Single(Read("I'm into pottery - I'd love to have a studio.")).Content);

    [Fact]
    public void Several_facts_of_one_sentence_are_several_memories() =>
        Assert.Equal(["I live in Berlin", "my name is Ada."], Read("I live in Berlin and my name is Ada.").Select(decision => decision.Content));

    [Theory]
    [InlineData("I moved to Paris", "I live in Berlin")]
    [InlineData("I quit my job", "I work at the docks")]
    [InlineData("I drink coffee", "I switched to tea")]
    [InlineData("my favorite color is red", "Blue is my favorite color")]
    public void Statements_about_one_attribute_share_a_key(string one, string other) =>
        Assert.NotEmpty(new StatementKeys().KeysOf(one).Intersect(new StatementKeys().KeysOf(other)));

    private static ImmutableArray<MemoryDecision> Read(string message) =>
        new RuleExtractor().Extract(new ExtractionRequest(message, null, Wednesday, [], null)).Decisions;
}
