namespace Backboard.Grains.Tests;

public sealed class ContextWindowTests
{
    [Fact]
    public void A_cut_leaves_whole_turns_within_the_target()
    {
        var window = Turns(10);

        var cut = ContextWindow.Cut(window, _ => 10, 40);

        Assert.Equal(MessageRole.User, window[cut].Role);
        Assert.Equal(4, window.Length - cut);
    }

    [Fact]
    public void The_newest_turn_stays_however_long_it_is()
    {
        var window = Turns(3);

        Assert.Equal(4, ContextWindow.Cut(window, _ => 1_000, 10));
    }

    [Fact]
    public void Nothing_is_cut_inside_a_tool_round()
    {
        ImmutableArray<Message> window =
        [
            .. Turns(1),
            Of(3, MessageRole.User), Of(4, MessageRole.Assistant), Of(5, MessageRole.Tool), Of(6, MessageRole.Assistant),
        ];

        Assert.Equal(2, ContextWindow.Cut(window, _ => 10, 15));
    }

    [Fact]
    public void The_budget_is_the_smaller_of_the_window_and_the_model()
    {
        var small = new ModelInfo("p", "small", "llm", 8_000);
        var large = new ModelInfo("p", "large", "llm", 200_000);

        Assert.Equal(5_376, ContextWindow.Budget(small, 32_000, null));
        Assert.Equal(32_000, ContextWindow.Budget(large, 32_000, null));
        Assert.Equal(4_400, ContextWindow.Budget(small, 32_000, 50_000));
    }

    private static ImmutableArray<Message> Turns(int count) =>
    [
        .. Enumerable.Range(0, count).SelectMany(i => new[] { Of((2 * i) + 1, MessageRole.User), Of((2 * i) + 2, MessageRole.Assistant) }),
    ];

    private static Message Of(long seq, MessageRole role) =>
        new(seq, NewId(), NewId(), role, MessageStatus.Completed, $"m{seq}", Conversation.Now);
}
