using System.Net;

namespace Backboard.Plain;

/// <summary>The least that can stand between a client and a model: it reads the request, passes it on, and passes the answer back as it comes.</summary>
internal static class ReverseProxy
{
    public static WebApplication Build(IConfiguration settings)
    {
        var url = new Uri(settings["urls"] ?? "http://127.0.0.1:0");
        var model = new HttpMessageInvoker(new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
        });
        var target = new Uri(settings["model"] ?? throw new InvalidOperationException("--model is missing"));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, url.Port);
        });
        var app = builder.Build();
        app.Lifetime.ApplicationStopped.Register(model.Dispose);
        app.Run(http => ForwardAsync(http, model, new Uri(target, http.Request.Path.Value)));
        return app;
    }

    private static async Task ForwardAsync(HttpContext http, HttpMessageInvoker model, Uri address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(http.Request.Method), address);
        if (http.Request.ContentLength > 0)
        {
            request.Content = new StreamContent(http.Request.Body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", http.Request.ContentType);
            request.Content.Headers.ContentLength = http.Request.ContentLength;
        }

        using var response = await model.SendAsync(request, http.RequestAborted);
        http.Response.StatusCode = (int)response.StatusCode;
        http.Response.ContentType = response.Content.Headers.ContentType?.ToString();
        http.Response.ContentLength = response.Content.Headers.ContentLength;
        await response.Content.CopyToAsync(http.Response.Body, http.RequestAborted);
    }
}
