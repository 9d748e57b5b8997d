using System.Text.Json;

namespace Backboard.FakeModel.Wire;

/// <summary>The text of a message's <c>content</c>, which both providers allow to be a string or a list of parts.</summary>
internal static class Content
{
    public static string TextOf(JsonElement holder, string name = "content")
    {
        if (!holder.TryGet(name, out var content)) return "";
        if (content.ValueKind == JsonValueKind.String) return content.GetString()!;
        return string.Join('\n', holder.Items(name).Select(part => part.Text("text")).OfType<string>());
    }

    public static List<string> Strings(JsonElement holder, string name)
    {
        if (holder.Text(name) is { } single) return [single];
        return [.. holder.Items(name).Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)];
    }
}
