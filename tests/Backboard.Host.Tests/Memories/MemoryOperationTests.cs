using System.Text.Json;
using Backboard.Testing;

namespace Backboard.Host.Tests;

public sealed class MemoryOperationTests(SharedFrontEnd shared) : IClassFixture<SharedFrontEnd>
{
    private static readonly Guid Id = Facts.IdOf(9);
    private readonly FrontEnd server = shared.Server;

    [Fact]
    public async Task One_in_progress_has_no_results_yet()
    {
        Put(MemoryOperationStatus.InProgress);

        var operation = await Get();

        Assert.Equal(
            """{"operation_id":"01900000-0000-7000-8000-000000000009","status":"IN_PROGRESS","memory_ids":null,"result_count":null,"error":null""" +
            ""","created_at":"2026-03-01T12:00:00.000000Z","updated_at":"2026-03-01T12:00:02.000000Z"}""",
            operation.Text);
    }

    [Fact]
    public async Task A_completed_one_tells_what_it_did()
    {
        Put(
            MemoryOperationStatus.Completed,
            new MemoryEffect(MemoryEffectKind.Add, Facts.IdOf(1), 1, "likes tea"), new MemoryEffect(MemoryEffectKind.Update, Facts.IdOf(2), 2, "is 31"),
            new MemoryEffect(MemoryEffectKind.Delete, Facts.IdOf(3), 1, null), new MemoryEffect(MemoryEffectKind.None, null, 0, null));

        var operation = await Get();

        Assert.Equal(("COMPLETED", 4), (operation["status"].GetString(), operation["result_count"].GetInt32()));
        Assert.Equal(
            """[{"id":"01900000-0000-7000-8000-000000000001","event":"ADD","memory":"likes tea"},""" +
            """{"id":"01900000-0000-7000-8000-000000000002","event":"UPDATE","memory":"is 31"},""" +
            """{"id":"01900000-0000-7000-8000-000000000003","event":"DELETE","memory":null},{"event":"NONE","memory":null}]""",
            operation["memory_ids"].GetRawText());
    }

    [Fact]
    public async Task A_failed_one_says_why()
    {
        server.Backends.Operations.Put(Operation(MemoryOperationStatus.Error) with { Error = "The model answered no JSON." });

        var operation = await Get();

        Assert.Equal(("ERROR", "The model answered no JSON."), (operation["status"].GetString(), operation["error"].GetString()));
        Assert.Equal((JsonValueKind.Array, 0), (operation["memory_ids"].ValueKind, operation["result_count"].GetInt32()));
    }

    [Fact]
    public async Task Another_tenants_is_like_an_absent_one()
    {
        Put(MemoryOperationStatus.Completed);
        using var stranger = await server.ClientOf("stranger");

        var theirs = await JsonHttp.GetAsync(stranger, Path(Id));
        var absent = await JsonHttp.GetAsync(stranger, Path(Facts.IdOf(10)));

        Assert.Equal((404, absent.Text), ((int)theirs.Status, theirs.Text));
    }

    private static string Path(Guid id) => $"/api/assistants/memories/operations/{id}";

    private static MemoryOperation Operation(MemoryOperationStatus status) => new(
        Id, new MemoryScope(new AssistantKey(KeyBootstrap.DefaultTenant, Facts.IdOf(50)), "ann"), Facts.Thread, Facts.Message, 1, Facts.Noon, "local", "local")
    {
        Status = status,
        CreatedAt = Facts.Noon,
        UpdatedAt = Facts.Noon.AddSeconds(2),
    };

    private void Put(MemoryOperationStatus status, params ImmutableArray<MemoryEffect> effects) =>
        server.Backends.Operations.Put(Operation(status) with { Effects = effects });

    private async Task<JsonAnswer> Get() => (await JsonHttp.GetAsync(server.Client, Path(Id))).Ok();
}
