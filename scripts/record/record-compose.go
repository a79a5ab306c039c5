// What Docker Compose's own reader, compose-go v2.16.2, makes of fixtures/compose/cases.json. Run in a folder of its own:
//
//	go mod init record && cp …/record-compose.go . && go get github.com/compose-spec/compose-go/v2@v2.16.2 && go mod tidy
//	go run . …/fixtures/compose/cases.json > …/fixtures/compose/expected.json
package main

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"

	"github.com/compose-spec/compose-go/v2/cli"
)

type testCase struct {
	Name        string
	Environment map[string]string
	Files       map[string]string
}

func main() {
	text, err := os.ReadFile(os.Args[1])
	check(err)
	var cases []testCase
	check(json.Unmarshal(text, &cases))
	all := map[string]any{}
	for _, each := range cases {
		all[each.Name] = read(each)
	}
	writer := json.NewEncoder(os.Stdout)
	writer.SetIndent("", "  ")
	writer.SetEscapeHTML(false)
	check(writer.Encode(all))
}

func read(each testCase) any {
	top, err := os.MkdirTemp("", "compose")
	check(err)
	defer os.RemoveAll(top)
	folder := filepath.Join(top, "project")
	for path, text := range each.Files {
		file := filepath.Join(folder, path)
		check(os.MkdirAll(filepath.Dir(file), 0o755))
		check(os.WriteFile(file, []byte(text), 0o644))
	}
	environment := []string{}
	for name, value := range each.Environment {
		environment = append(environment, name+"="+value)
	}
	options, err := cli.NewProjectOptions([]string{filepath.Join(folder, "compose.yaml")}, cli.WithName("project"),
		cli.WithEnv(environment), cli.WithEnvFiles(), cli.WithDotEnv, cli.WithProfiles([]string{"*"}))
	check(err)
	project, err := options.LoadProject(context.Background())
	if err != nil {
		return map[string]any{"error": strings.ReplaceAll(err.Error(), top, "")}
	}
	services := map[string]any{}
	for name, service := range project.Services {
		row := map[string]any{"image": service.Image, "platform": service.Platform}
		if build := service.Build; build != nil {
			context := build.Context
			if strings.HasPrefix(context, top) {
				context, err = filepath.Rel(folder, context)
				check(err)
			}
			args := map[string]string{}
			for key, value := range build.Args {
				if value != nil {
					args[key] = *value
				}
			}
			row["build"] = map[string]any{"context": context, "dockerfile": build.Dockerfile, "inline": build.DockerfileInline,
				"target": build.Target, "args": args, "platforms": build.Platforms}
		}
		services[name] = row
	}
	return services
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
