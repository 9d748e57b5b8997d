using Microsoft.AspNetCore.Connections;

namespace Backboard.Host.Tests;

/// <summary>What is said of a start that failed: the setting to look at.</summary>
public sealed class StartFailureTests
{
    [Fact]
    public void A_port_that_was_taken_after_the_look_at_it_is_the_silos() =>
        Assert.Contains("Silo__Port", StartFailure.Explain(new AddressInUseException("Address already in use")), StringComparison.Ordinal);

    [Fact]
    public void The_address_of_the_front_end_has_options_of_its_own() =>
        Assert.Contains(
            "--urls",
            StartFailure.Explain(new IOException("Failed to bind.", new AddressInUseException("Address already in use"))),
            StringComparison.Ordinal);

    [Fact]
    public void Failures_of_several_parts_are_one_line()
    {
        var both = new AggregateException(new InvalidOperationException("first\nline"), new InvalidOperationException("second"));

        Assert.Equal("first line second", StartFailure.Explain(both));
    }

    [Fact]
    public void A_bug_is_not_explained() => Assert.Null(StartFailure.Explain(new NotSupportedException()));
}
