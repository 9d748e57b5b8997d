using System.Text.Json;

namespace Backboard.Bench.Servers;

/// <summary>What the instant model says it was asked since it was last cleared.</summary>
internal sealed record ModelReport(long Requests, long RequestBytes, double ServiceMicros)
{
    public double BytesEach => Requests == 0 ? 0 : (double)RequestBytes / Requests;

    public static async Task<ModelReport> ReadAsync(HttpClient model, CancellationToken stop)
    {
        using var json = JsonDocument.Parse(await model.GetByteArrayAsync("stats", stop));
        var root = json.RootElement;
        return new ModelReport(
            root.GetProperty("requests").GetInt64(), root.GetProperty("request_bytes").GetInt64(), root.GetProperty("service_micros").GetDouble());
    }

    public static async Task ClearAsync(HttpClient model, CancellationToken stop)
    {
        using var response = await model.DeleteAsync("stats", stop);
        response.EnsureSuccessStatusCode();
    }
}
