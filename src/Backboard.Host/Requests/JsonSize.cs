using System.Text;
using System.Text.Json;

namespace Backboard.Host;

/// <summary>How large JSON is whatever its spelling: compact UTF-8, with nothing escaped that need not be.</summary>
internal static class JsonSize
{
    /// <summary>Bytes. The value must be storable, see <see cref="JsonText.IsStorable"/>.</summary>
    public static int Of(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Framed(element.EnumerateObject().Select(static p => Quoted(p.Name) + 1 + Of(p.Value))),
        JsonValueKind.Array => Framed(element.EnumerateArray().Select(Of)),
        JsonValueKind.String => Quoted(element.GetString()!),
        _ => Encoding.UTF8.GetByteCount(element.GetRawText()),
    };

    /// <summary>Two brackets, and a comma between each two items.</summary>
    private static int Framed(IEnumerable<int> items)
    {
        var (total, count) = items.Aggregate((Total: 0, Count: 0), static (sum, item) => (sum.Total + item, sum.Count + 1));
        return 2 + total + Math.Max(0, count - 1);
    }

    private static int Quoted(string text) => 2 + Encoding.UTF8.GetByteCount(text) + text.Sum(Escape);

    /// <summary>Bytes that escaping adds to a character.</summary>
    private static int Escape(char c) => c switch
    {
        '"' or '\\' or '\b' or '\f' or '\n' or '\r' or '\t' => 1,
        < ' ' => 5,
        _ => 0,
    };
}
