namespace Backboard.Memory.Tests;

public sealed class MemoryScopeTests
{
    private static readonly AssistantKey Assistant = new("acme", Guid.Parse("0199a0b0-0000-7000-8000-000000000001"));

    [Theory]
    [InlineData(null)]
    [InlineData("ann")]
    [InlineData("team/ann@example.org")]
    [InlineData("/")]
    public void A_scope_survives_its_grain_key(string? user)
    {
        var scope = new MemoryScope(Assistant, user);

        Assert.Equal(scope, MemoryScope.Parse(scope.ToString()));
    }

    [Theory]
    [InlineData("t-acme/0199a0b0-0000-7000-8000-000000000001")]
    [InlineData("m-acme/0199a0b0")]
    [InlineData("m-acme/0199a0b0-0000-7000-8000-000000000001x")]
    [InlineData("m-/0199a0b0-0000-7000-8000-000000000001")]
    public void Another_key_is_refused(string key) => Assert.Throws<FormatException>(() => MemoryScope.Parse(key));
}
