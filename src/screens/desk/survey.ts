// What a survey needs of the desk, in one part that is loaded when it is asked for.
export { SendSurvey } from './send-survey.tsx'
export { SurveyAnswers } from './survey-answers.tsx'
