using System.CommandLine;
using System.Text.Json;

namespace Backboard.Host;

/// <summary><c>backboard export</c>: a thread as JSON Lines, every line with its <c>kind</c>.</summary>
internal static class ExportCommand
{
    private const int PageSize = 200;

    public static Command Create()
    {
        var thread = new Option<Guid>("--thread") { Description = "Which thread", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "Whose thread", DefaultValueFactory = static _ => KeyBootstrap.DefaultTenant };
        var export = new Command("export", "Write a thread as JSON Lines: the thread, its runs, messages and events") { thread, tenant };
        export.SetAction((parsed, stop) => StoreSession.Use(
            parsed,
            readOnly: true,
            services => Export(services, new ThreadKey(parsed.GetValue(tenant)!, parsed.GetValue(thread)), stop),
            stop));
        return export;
    }

    private static async Task<int> Export(IServiceProvider services, ThreadKey key, CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<IThreadQueries>();
        if (await queries.Find(key, cancellationToken) is not { } header)
        {
            await Console.Error.WriteLineAsync($"Tenant '{key.TenantId}' has no thread {key.ThreadId}.");
            return 1;
        }
        await using var output = Console.OpenStandardOutput();
        var view = new ThreadView(header, FirstUserMessage: null, Messages: []);
        Line(output, "thread", json => ThreadWire.Write(json, view));
        await ExportRuns(output, queries, key, cancellationToken);
        var attachments = new StoredAttachments(services.GetRequiredService<IDocumentStore>());
        await ExportMessages(output, queries, attachments, key, cancellationToken);
        await ExportEvents(output, services.GetRequiredService<IThreadStore>(), key, cancellationToken);
        return 0;
    }

    private static async Task ExportRuns(Stream output, IThreadQueries queries, ThreadKey key, CancellationToken cancellationToken)
    {
        for (var skip = 0; ; skip += PageSize)
        {
            var page = await queries.Runs(key, skip, PageSize, cancellationToken);
            foreach (var run in page)
                Line(output, "run", json => RunWire.Write(json, key.ThreadId, run));
            if (page.Length < PageSize)
                return;
        }
    }

    private static async Task ExportMessages(
        Stream output, IThreadQueries queries, StoredAttachments attachments, ThreadKey key, CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await queries.Messages(key, after, PageSize, cancellationToken) is { IsEmpty: false } page)
        {
            var attached = await attachments.Of(key.TenantId, page, cancellationToken);
            foreach (var message in page)
                Line(output, "message", json => MessageWire.Write(json, message, attached));
            after = page[^1].Seq;
        }
    }

    private static async Task ExportEvents(Stream output, IThreadStore store, ThreadKey key, CancellationToken cancellationToken)
    {
        var after = 0L;
        while (await store.Events(key, after, PageSize, runId: null, cancellationToken) is { IsEmpty: false } page)
        {
            foreach (var entry in page)
                Line(output, "event", json => WriteEvent(json, entry));
            after = page[^1].Seq;
        }
    }

    private static void WriteEvent(Utf8JsonWriter json, EventEntry entry)
    {
        json.WriteStartObject();
        json.WriteNumber("seq"u8, entry.Seq);
        json.WriteString("run_id"u8, entry.RunId);
        json.WriteString("type"u8, TurnEventCodec.TypeOf(entry.Event));
        json.WriteStored("payload"u8, TurnEventCodec.PayloadOf(entry.Event));
        json.WriteId("message_id"u8, entry.Message?.MessageId);
        json.WriteEndObject();
    }

    private static void Line(Stream output, string kind, Action<Utf8JsonWriter> write)
    {
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, kind);
            json.WritePropertyName("data"u8);
            write(json);
            json.WriteEndObject();
        }
        output.WriteByte((byte)'\n');
    }
}
