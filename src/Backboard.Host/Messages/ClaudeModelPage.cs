using System.Text.Json;

namespace Backboard.Host;

/// <summary>A model as Claude's API shows it.</summary>
internal sealed record ClaudeModel(string Id, ModelInfo Info)
{
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, "model"u8);
        json.WriteString("id"u8, Id);
        json.WriteString("display_name"u8, $"{Info.Name} ({Info.Provider})");
        // When a model was made is not known here; the API's own word for that is the epoch.
        json.WriteTime("created_at"u8, DateTimeOffset.UnixEpoch);
        json.WriteNumber("max_input_tokens"u8, Info.ContextLimit);
        json.WriteCount("max_tokens"u8, Info.MaxOutputTokens);
        json.WriteNull("capabilities"u8);
        json.WriteNull("line"u8);
        json.WriteString("lifecycle"u8, "active"u8);
        json.WriteNull("deprecated_at"u8);
        json.WriteNull("retires_at"u8);
        json.WriteEndObject();
    }
}

/// <summary>A page of the list of models: <c>limit</c>, and <c>after_id</c> or <c>before_id</c>.</summary>
internal sealed record ClaudeModelPage(IReadOnlyList<ClaudeModel> Models, bool HasMore)
{
    private const int DefaultLimit = 20;
    private const int MaxLimit = 1000;

    public static Parsed<ClaudeModelPage> Of(HttpRequest request, IModelCatalogue catalogue)
    {
        if (Paging.Read(request, "limit", DefaultLimit) is not { } limit || limit is < 1 or > MaxLimit)
            return Error.Invalid($"limit: Input should be a whole number from 1 to {MaxLimit}");
        var models = catalogue.All.Where(static model => model.Type == "llm");
        var all = models.Select(model => new ClaudeModel(catalogue.IdOf(model), model)).ToList();
        var (after, before) = (Cursor(request, all, "after_id"), Cursor(request, all, "before_id"));
        if (after is -1 || before is -1)
            return Error.Invalid($"{(after is -1 ? "after_id" : "before_id")}: no such model");
        var end = before ?? all.Count;
        var start = before is null ? after + 1 ?? 0 : Math.Max(0, end - limit);
        var page = all.GetRange(start, Math.Min(limit, end - start));
        return new ClaudeModelPage(page, before is null ? start + page.Count < end : start > 0);
    }

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("data"u8);
        foreach (var model in Models)
            model.Write(json);
        json.WriteEndArray();
        json.WriteBoolean("has_more"u8, HasMore);
        json.WriteString("first_id"u8, Models.Count > 0 ? Models[0].Id : null);
        json.WriteString("last_id"u8, Models.Count > 0 ? Models[^1].Id : null);
        json.WriteEndObject();
    }

    /// <summary>Where the named model stands: null when none is named, -1 when it is not there.</summary>
    private static int? Cursor(HttpRequest request, List<ClaudeModel> all, string name) =>
        request.Query[name].ToString() is { Length: > 0 } id ? all.FindIndex(model => model.Id == id) : null;
}
