using System.Text.Json;

namespace Backboard.Host;

/// <summary>An answer written straight into the response.</summary>
internal sealed class JsonBody<T>(T value, Action<Utf8JsonWriter, T> write, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = "application/json";
        using (var writer = new Utf8JsonWriter(response.BodyWriter))
            write(writer, value);
        await response.BodyWriter.FlushAsync(httpContext.RequestAborted);
    }
}

internal static class JsonBody
{
    public static JsonBody<T> Of<T>(T value, Action<Utf8JsonWriter, T> write, int status = StatusCodes.Status200OK) => new(value, write, status);

    /// <summary>A bare array, as the contract's lists are.</summary>
    public static JsonBody<IReadOnlyList<T>> ListOf<T>(IReadOnlyList<T> items, Action<Utf8JsonWriter, T> write) =>
        new(items, (json, all) =>
        {
            json.WriteStartArray();
            foreach (var item in all)
                write(json, item);
            json.WriteEndArray();
        });
}
