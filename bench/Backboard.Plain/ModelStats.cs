using System.Text.Json;
using System.Text.Json.Serialization;

namespace Backboard.Plain;

/// <param name="Requests">Completions answered.</param>
/// <param name="RequestBytes">Bytes of their bodies.</param>
/// <param name="ServiceMicros">Median time from the head of a request to the last byte of its answer.</param>
internal sealed record StatsBody(long Requests, long RequestBytes, double ServiceMicros);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(StatsBody))]
internal sealed partial class StatsJson : JsonSerializerContext;

internal sealed class ModelStats
{
    private readonly Lock _lock = new();
    private readonly List<double> _micros = [];
    private long _bytes;

    public void Add(int bytes, TimeSpan took)
    {
        lock (_lock)
        {
            _bytes += bytes;
            _micros.Add(took.TotalMicroseconds);
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _bytes = 0;
            _micros.Clear();
        }
    }

    public string Describe()
    {
        lock (_lock)
        {
            var median = _micros.Count == 0 ? 0 : _micros.Order().ElementAt(_micros.Count / 2);
            return JsonSerializer.Serialize(new StatsBody(_micros.Count, _bytes, median), StatsJson.Default.StatsBody);
        }
    }
}
