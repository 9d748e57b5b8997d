using Xunit.Abstractions;

namespace Backboard.EndToEnd.Tests.Memory;

/// <summary>Who may not know a word never reads it, whichever way they ask.</summary>
public abstract class ScopeTests(RulesServer server, ITestOutputHelper output)
{
    private static readonly int Probes = Nightly.Rounds(100, 1_000);

    private int _asked;

    [Fact]
    public async Task Users_of_one_assistant_never_see_each_others_memories()
    {
        var scopes = await Scopes.Create(server.Server);
        Scope[] viewers = [.. scopes.Users, scopes.Shared];
        await Repeat(viewers, viewer => scopes.Users.Where(user => user != viewer), (viewer, others) => ReadAll(viewer, others, scopes));
        foreach (var user in scopes.Users) await SeesOwn(user, scopes.Shared);
        output.WriteLine($"{_asked} cross-user probes, 0 leaks");
    }

    [Fact]
    public async Task Assistants_never_see_each_others_memories()
    {
        var scopes = await Scopes.Create(server.Server);
        Scope[] here = [.. scopes.Users, scopes.Shared];
        await Repeat([.. here, .. scopes.OtherAssistant], viewer => here.Contains(viewer) ? scopes.OtherAssistant : here, async (viewer, others) =>
        {
            await ReadAll(viewer, others, scopes);
            foreach (var other in others)
                await Refused(ScopeProbes.ByMemoryId(viewer, other.MemoryId), ScopeProbes.ByMemoryId(viewer, $"{Guid.CreateVersion7()}"));
        });
        foreach (var scope in scopes.All) await Untouched(scope);
        output.WriteLine($"{_asked} cross-assistant probes, 0 leaks");
    }

    [Fact]
    public async Task Tenants_never_see_each_others_memories()
    {
        var scopes = await Scopes.Create(server.Server);
        Scope[] here = [.. scopes.Users, scopes.Shared];
        await Repeat([.. here, .. scopes.OtherTenant], viewer => here.Contains(viewer) ? scopes.OtherTenant : here, async (viewer, others) =>
        {
            await ReadAll(viewer, others, scopes);
            foreach (var other in others)
            {
                await Refused(
                    ScopeProbes.ByForeignIds(viewer, other.Assistant, other.MemoryId, other.OperationId),
                    ScopeProbes.ByForeignIds(viewer, $"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}", $"{Guid.CreateVersion7()}"));
            }
        });
        foreach (var scope in scopes.All) await Untouched(scope);
        output.WriteLine($"{_asked} cross-tenant probes, 0 leaks");
    }

    private async Task Repeat(Scope[] viewers, Func<Scope, IEnumerable<Scope>> others, Func<Scope, IReadOnlyList<Scope>, Task> probe)
    {
        for (var round = 0; _asked < Probes; round++)
        {
            var viewer = viewers[round % viewers.Length];
            await probe(viewer, [.. others(viewer)]);
        }
    }

    private async Task ReadAll(Scope viewer, IReadOnlyList<Scope> others, Scopes scopes)
    {
        var other = others[_asked % others.Count];
        foreach (var (name, read) in ScopeProbes.Own(viewer, other))
        {
            var text = await read();
            _asked++;
            foreach (var forbidden in others)
            {
                Assert.False(
                    text.Contains(forbidden.Canary, StringComparison.OrdinalIgnoreCase),
                    $"{name} of {viewer.User ?? "nobody"} shows {forbidden.User ?? "nobody"}: {text}");
            }
        }

        // Whoever a request of the model belongs to: beside what is shared, the word of one user, never of two.
        var users = scopes.All.Where(scope => scope.User is not null).ToList();
        foreach (var request in server.Model.Requests)
            Assert.InRange(users.Count(user => request.Body.Contains(user.Canary, StringComparison.OrdinalIgnoreCase)), 0, 1);
    }

    private async Task Refused(
        IEnumerable<(string Name, Func<Task<JsonAnswer>> Ask)> theirs, IEnumerable<(string Name, Func<Task<JsonAnswer>> Ask)> absent)
    {
        foreach (var (probe, control) in theirs.Zip(absent))
        {
            var (answer, expected) = (await probe.Ask(), await control.Ask());
            _asked++;
            Assert.True(answer.Status == HttpStatusCode.NotFound, $"{probe.Name}: {(int)answer.Status} {answer.Text}");
            Assert.Equal(expected.Text, answer.Text);
        }
    }

    private static async Task SeesOwn(Scope user, Scope shared)
    {
        foreach (var (name, read) in ScopeProbes.Own(user, shared).Where(probe => probe.Name != "search for the other's word"))
        {
            var text = await read();
            Assert.True(text.Contains(user.Canary, StringComparison.OrdinalIgnoreCase), $"{name} of {user.User} lacks their own word: {text}");
            Assert.True(text.Contains(shared.Canary, StringComparison.OrdinalIgnoreCase), $"{name} of {user.User} lacks the shared word: {text}");
        }

        var stats = (await user.Api.Get($"assistants/{user.Assistant}/memories/stats{user.UserQuery}")).Ok();
        Assert.Equal((4, 4), (stats["total_memories"].GetInt32(), stats["total_count"].GetInt32()));
    }

    private static async Task Untouched(Scope scope)
    {
        var memory = (await scope.Api.Get($"assistants/{scope.Assistant}/memories/{scope.MemoryId}")).Ok();
        Assert.Contains(scope.Canary, memory.Text("content"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(1, memory["version"].GetInt32());
        Assert.Equal("COMPLETED", (await scope.Api.Get($"assistants/memories/operations/{scope.OperationId}")).Ok().Text("status"));
    }
}

public sealed class SqliteScopeTests(RulesServer server, ITestOutputHelper output) : ScopeTests(server, output), IClassFixture<RulesServer>;

public sealed class PostgresScopeTests(PostgresRulesServer server, ITestOutputHelper output)
    : ScopeTests(server, output), IClassFixture<PostgresRulesServer>;
