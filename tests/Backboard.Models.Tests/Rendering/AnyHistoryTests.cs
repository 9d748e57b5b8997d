using System.Globalization;
using System.Text.Json;
using Backboard.FakeModel.Rules;
using Xunit.Abstractions;

namespace Backboard.Models.Tests.Rendering;

/// <summary>
/// Whatever happened in a thread, what is sent obeys the provider's rules. <c>TRANSCRIPT_STEPS</c> (default 5,000) sets how long it
/// is tried, <c>TRANSCRIPT_SEED</c> repeats a failure.
/// </summary>
public sealed class AnyHistoryTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Any_history_is_fit_for_any_provider()
    {
        var steps = Setting("TRANSCRIPT_STEPS") ?? 5000;
        var seed = Setting("TRANSCRIPT_SEED") ?? Random.Shared.Next();
        var history = new RandomHistory(new Random(seed));
        using var wire = new WireCapture();
        for (var step = 0; step < steps; step++)
        {
            history.Step();
            await Check(wire, history.Request("openai"), OpenAiRules.Check, seed, step);
            await Check(wire, history.Request("anthropic"), AnthropicRules.Check, seed, step);
        }

        output.WriteLine($"{steps} steps, seed {seed}");
    }

    private static async Task Check(WireCapture wire, ModelRequest request, Func<JsonElement, string?> check, int seed, int step)
    {
        var body = await wire.Render(request);
        var violation = check(JsonElement.Parse(body));
        Assert.True(violation is null, $"TRANSCRIPT_SEED={seed}, step {step}: {violation}\n{body}");
    }

    private static int? Setting(string name) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
